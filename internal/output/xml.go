package output

import (
	"bytes"
	"encoding/xml"
)

// writeXMLDocument writes a value as a document of its own. The encoder escapes text; what XML cannot hold at all, Printable
// has to have replaced before.
func writeXMLDocument(w *bytes.Buffer, document any) error {
	w.WriteString(xml.Header)
	encoder := xml.NewEncoder(w)
	encoder.Indent("", "  ")
	if err := encoder.Encode(document); err != nil {
		return err
	}
	return w.WriteByte('\n')
}
