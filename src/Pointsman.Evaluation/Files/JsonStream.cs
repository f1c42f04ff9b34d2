using System.Globalization;
using System.Text.Json;

namespace Pointsman.Evaluation;

/// <summary>
/// Reads a large JSON document and hands out the values at some paths, one at a time, in the order of the file; all
/// else is passed over without being kept. A path is of keys with dots, <c>[]</c> for each item of a list and <c>*</c>
/// for each key of an object, <c>results.results[]</c>, <c>*.qa_pairs[]</c>; nothing is the whole document.
/// </summary>
internal sealed class JsonStream(Stream file, params string[] wanted) : IDisposable
{
    /// <summary>The longest value that is handed out, in bytes.</summary>
    public const int MostValueBytes = 64 * 1024 * 1024;

    private readonly string[][] _wanted =
        [.. wanted.Select(path => path.Replace("[]", ".[]", StringComparison.Ordinal).Trim('.').Split('.'))];

    private readonly List<(bool IsList, string Step)> _way = [];

    // How many values were met so far in each list or object of the way.
    private readonly List<int> _met = [];
    private readonly JsonNumbers _numbers = new();
    private JsonReaderState _state = new(new JsonReaderOptions { MaxDepth = 256 });
    private byte[] _buffer = new byte[64 * 1024];
    private int _start;
    private int _end;
    private bool _atEnd;
    private string? _key;
    private int? _skipTo;
    private bool _begun;

    /// <summary>Whether the file ended before its document did, where reading it failed.</summary>
    public bool WasCutOff => _atEnd;

    /// <summary>Whether the value that was given last had letters that are no Unicode; � stands for them.</summary>
    public bool IsRepaired { get; private set; }

    /// <summary>The next wanted value with the path it was wanted by and its own; null at the end.</summary>
    /// <exception cref="JsonException">It is no JSON.</exception>
    /// <exception cref="IOException">A wanted value is longer than allowed.</exception>
    public (string Path, string Place, JsonElement Value)? Next()
    {
        while (true)
        {
            var reader = new Utf8JsonReader(_buffer.AsSpan(_start.._end), _atEnd, _state);
            var found = Step(ref reader);
            _start += (int)reader.BytesConsumed;
            _state = reader.CurrentState;
            if (found is not null)
            {
                return found;
            }

            if (_atEnd)
            {
                return null;
            }

            Fill();
        }
    }

    public void Dispose() => file.Dispose();

    private (string, string, JsonElement)? Step(ref Utf8JsonReader reader)
    {
        while (true)
        {
            if (_skipTo is { } depth)
            {
                if (!reader.Read())
                {
                    return null;
                }

                _skipTo = reader.CurrentDepth == depth
                    && reader.TokenType is JsonTokenType.EndObject or JsonTokenType.EndArray ? null : depth;
                continue;
            }

            // What follows is looked at before it is taken: a wanted value is taken whole or not at all.
            Utf8JsonReader probe = reader;
            if (!probe.Read())
            {
                return null;
            }

            if (probe.TokenType is JsonTokenType.EndArray or JsonTokenType.EndObject)
            {
                reader = probe;
                _way.RemoveAt(_way.Count - 1);
                _met.RemoveAt(_met.Count - 1);
                continue;
            }

            if (probe.TokenType == JsonTokenType.PropertyName)
            {
                _key = JsonUnicode.Name(ref probe);
                reader = probe;
                continue;
            }

            string step = _way.Count == 0 ? "" : _way[^1].IsList ? "[]" : _key ?? "";
            (string? whole, bool more) = Wanted(step);
            if (whole is not null)
            {
                return Take(ref reader, probe, whole, step);
            }

            Count();
            bool opens = probe.TokenType is JsonTokenType.StartArray or JsonTokenType.StartObject;
            if (opens && (more || !_begun))
            {
                _way.Add((probe.TokenType == JsonTokenType.StartArray, step));
                _met.Add(0);
            }
            else if (opens)
            {
                _skipTo = probe.CurrentDepth;
            }

            _begun = true;
            reader = probe;
        }
    }

    private (string, string, JsonElement)? Take(
        ref Utf8JsonReader reader, Utf8JsonReader probe, string whole, string step)
    {
        if (!JsonDocument.TryParseValue(ref probe, out JsonDocument? value))
        {
            return null;
        }

        ReadOnlySpan<byte> taken = _buffer.AsSpan(
            _start + (int)reader.BytesConsumed, (int)(probe.BytesConsumed - reader.BytesConsumed));
        reader = probe;
        _begun = true;
        IsRepaired = !JsonUnicode.IsSound(taken);
        string place = Place(step);
        Count();
        using (value)
        {
            return (whole, place, IsRepaired ? Repaired(taken) : value.RootElement.Clone());
        }
    }

    // Before a value may stand what parts it from the one before.
    private static JsonElement Repaired(ReadOnlySpan<byte> taken)
    {
        using var value = JsonDocument.Parse(JsonUnicode.Repaired(taken.TrimStart(" \t\r\n,:"u8).ToArray()));
        return value.RootElement.Clone();
    }

    private void Count()
    {
        if (_met.Count > 0)
        {
            _met[^1]++;
        }
    }

    // Of the lists on the way the item that is open has been counted, and the value that is next has not.
    private string Place(string step) =>
        string.Join('.', _way.Select(one => one.Step).Append(step).Skip(1).Select((one, at) => one != "[]" ? one
            : string.Create(CultureInfo.InvariantCulture, $"[{_met[at] - (at < _met.Count - 1 ? 1 : 0)}]")))
            .Replace(".[", "[", StringComparison.Ordinal);

    // The root is the first of the way and has no step of its own.
    private (string? Whole, bool More) Wanted(string step)
    {
        bool more = false;
        int depth = _way.Count;
        if (depth == 0)
        {
            return (wanted.Contains("") ? "" : null, false);
        }

        for (int at = 0; at < _wanted.Length; at++)
        {
            string[] path = _wanted[at];
            if (path.Length < depth || !Fits(path[depth - 1], step)
                || !Enumerable.Range(1, depth - 1).All(back => Fits(path[back - 1], _way[back].Step)))
            {
                continue;
            }

            if (path.Length == depth)
            {
                return (wanted[at], false);
            }

            more = true;
        }

        return (null, more);
    }

    private static bool Fits(string pattern, string step) => pattern == step || (pattern == "*" && step != "[]");

    private void Fill()
    {
        if (_start > 0)
        {
            _buffer.AsSpan(_start.._end).CopyTo(_buffer);
            _end -= _start;
            _start = 0;
        }

        if (_end == _buffer.Length)
        {
            if (_buffer.Length >= MostValueBytes)
            {
                throw new IOException($"one value is longer than {MostValueBytes} bytes");
            }

            Array.Resize(ref _buffer, _buffer.Length * 2);
        }

        int read = file.Read(_buffer.AsSpan(_end));
        if (_begun is false && _end == 0 && read >= 3 && _buffer.AsSpan().StartsWith("\uFEFF"u8))
        {
            // A mark of the byte order is no part of the document.
            _buffer.AsSpan(3, read - 3).CopyTo(_buffer);
            read -= 3;
        }

        _numbers.Mend(_buffer.AsSpan(_end, read));
        _atEnd = read == 0;
        _end += read;
    }
}
