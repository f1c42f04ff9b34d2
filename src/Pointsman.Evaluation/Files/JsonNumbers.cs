namespace Pointsman.Evaluation;

/// <summary>
/// Numbers that are none and that Python writes into JSON all the same: <c>NaN</c> becomes an empty text and
/// <c>Infinity</c> a number beyond all that are read, in place. It is told bytes as they come, in pieces of any length.
/// </summary>
internal sealed class JsonNumbers
{
    private bool _inText;
    private bool _escaped;
    private string _found = "";
    private string _written = "";
    private int _at;

    /// <summary>Whether there may be any.</summary>
    public static bool MayHave(ReadOnlySpan<byte> json) =>
        json.IndexOf("NaN"u8) >= 0 || json.IndexOf("Infinity"u8) >= 0;

    /// <summary>Mends what comes next.</summary>
    public void Mend(Span<byte> json)
    {
        for (int at = 0; at < json.Length; at++)
        {
            if (_inText)
            {
                InText(json[at]);
            }
            else if (_at < _found.Length)
            {
                // What begins like one and is none stays what no reader takes.
                json[at] = json[at] == _found[_at] ? (byte)_written[_at] : (byte)'!';
                _at++;
            }
            else
            {
                _inText = json[at] == '"';
                (_found, _written, _at) = (char)json[at] switch
                {
                    'N' => ("NaN", "\"\" ", 1),
                    'I' => ("Infinity", "1e999999", 1),
                    _ => ("", "", 0),
                };
                json[at] = _at > 0 ? (byte)_written[0] : json[at];
            }
        }
    }

    private void InText(byte letter)
    {
        _inText = _escaped || letter != '"';
        _escaped = !_escaped && letter == '\\';
    }
}
