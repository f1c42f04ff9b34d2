using System.Buffers;

namespace Pointsman.Providers;

/// <summary>
/// Events of one stream mostly differ in a single text. This keeps the last event that was read in full and where its
/// text stood; an event with the same bytes before and after, and a plain text between, means the same and is as
/// valid, so it needs no reading of its own.
/// </summary>
internal struct EventTemplate
{
    // What ends or breaks a JSON string, or needs a closer look.
    private static readonly SearchValues<byte> Special =
        SearchValues.Create([.. Enumerable.Range(0, 32).Select(one => (byte)one), (byte)'"', (byte)'\\']);

    private const int MostBytes = 4096;

    private byte[]? _bytes;
    private int _length;
    private int _start;
    private int _end;

    /// <summary>Remembers an event whose text stands from <paramref name="start"/> to <paramref name="end"/>.</summary>
    public void Keep(ReadOnlySpan<byte> data, int start, int end)
    {
        if (data.Length > MostBytes)
        {
            _length = 0;
            return;
        }

        if (_bytes is null || _bytes.Length < data.Length)
        {
            _bytes = new byte[data.Length + 64];
        }

        data.CopyTo(_bytes);
        (_length, _start, _end) = (data.Length, start, end);
    }

    /// <summary>Whether the event is the remembered one with another text; the length of that text in bytes.</summary>
    public readonly bool Fits(ReadOnlySpan<byte> data, out int textBytes)
    {
        textBytes = data.Length - (_length - (_end - _start));
        if (_length == 0 || textBytes <= 0)
        {
            return false;
        }

        ReadOnlySpan<byte> kept = _bytes.AsSpan(0, _length);
        return data.StartsWith(kept[.._start])
            && data.EndsWith(kept[_end..])
            && !data.Slice(_start, textBytes).ContainsAny(Special);
    }
}
