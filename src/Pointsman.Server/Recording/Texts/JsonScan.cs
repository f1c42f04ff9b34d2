using System.Buffers;

namespace Pointsman.Server;

/// <summary>
/// Goes through JSON mark by mark and refuses nothing: what was cut or is damaged is gone through as far as it makes
/// sense, because it may hold what must not be stored all the same.
/// </summary>
internal ref struct JsonScan(ReadOnlySpan<byte> json)
{
    private static readonly SearchValues<byte> Between = SearchValues.Create(" \t\r\n,:"u8);
    private static readonly SearchValues<byte> Blank = SearchValues.Create(" \t\r\n"u8);
    private static readonly SearchValues<byte> EndOfWord = SearchValues.Create(" \t\r\n,:{}[]\""u8);
    private static readonly SearchValues<byte> OfNumbers = SearchValues.Create("0123456789+-.eE"u8);

    private readonly ReadOnlySpan<byte> _json = json;
    private int _depth;

    /// <summary>What was found.</summary>
    public JsonMark Mark { get; private set; }

    /// <summary>Where it begins; for names and texts the quotation mark.</summary>
    public int Start { get; private set; }

    /// <summary>Where it ends.</summary>
    public int End { get; private set; }

    /// <summary>Whether something was no JSON so far, or the end is missing.</summary>
    public bool Broken { get; private set; }

    /// <summary>What stands between the quotation marks, escapes and all.</summary>
    public readonly ReadOnlySpan<byte> Inner
    {
        get
        {
            ReadOnlySpan<byte> all = _json[(Start + 1)..End];
            return Closed ? all[..^1] : all;
        }
    }

    /// <summary>What was found, as it stands there.</summary>
    public readonly ReadOnlySpan<byte> Raw => _json[Start..End];

    private bool Closed { get; set; }

    /// <summary>Goes on to the next mark; false at the end.</summary>
    public bool Next()
    {
        int skipped = _json[End..].IndexOfAnyExcept(Between);
        if (skipped < 0)
        {
            Broken |= _depth != 0;
            return false;
        }

        Start = End + skipped;
        switch (_json[Start])
        {
            case (byte)'{' or (byte)'[':
                Mark = _json[Start] == (byte)'{' ? JsonMark.OpenObject : JsonMark.OpenList;
                End = Start + 1;
                _depth++;
                break;
            case (byte)'}' or (byte)']':
                Mark = JsonMark.Close;
                End = Start + 1;
                Broken |= --_depth < 0;
                break;
            case (byte)'"':
                ToClosingMark();
                break;
            default:
                Mark = JsonMark.Other;
                int length = _json[Start..].IndexOfAny(EndOfWord);
                End = length < 0 ? _json.Length : Start + length;
                Broken |= !IsPlain(Raw);
                break;
        }

        return true;
    }

    private void ToClosingMark()
    {
        End = Start + 1;
        Closed = false;
        while (!Closed)
        {
            int found = _json[End..].IndexOfAny((byte)'"', (byte)'\\');
            if (found < 0)
            {
                End = _json.Length;
                break;
            }

            Closed = _json[End + found] == (byte)'"';
            End = Math.Min(_json.Length, End + found + (Closed ? 1 : 2));
        }

        Broken |= !Closed;
        int next = _json[End..].IndexOfAnyExcept(Blank);
        Mark = next >= 0 && _json[End + next] == (byte)':' ? JsonMark.Name : JsonMark.Text;
    }

    private static bool IsPlain(ReadOnlySpan<byte> word) =>
        word.SequenceEqual("true"u8) || word.SequenceEqual("false"u8) || word.SequenceEqual("null"u8)
        || word.IndexOfAnyExcept(OfNumbers) < 0;
}
