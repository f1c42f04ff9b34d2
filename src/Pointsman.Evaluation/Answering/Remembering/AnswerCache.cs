using System.Globalization;
using System.Text.Json;

namespace Pointsman.Evaluation;

/// <summary>
/// Remembers answers in a file, so that what was asked before is neither asked nor paid again. Answers are only ever
/// added; the places of all of them are kept in memory, 40 bytes each, and none of their texts.
/// </summary>
/// <remarks>
/// One process at a time adds answers; another that opens the same file reads what is there, adds nothing, and says so
/// in <see cref="Note"/>. A cache that cannot be written never fails a run. All members may be called from any thread.
/// </remarks>
public sealed class AnswerCache : IDisposable
{
    /// <summary>The most bytes where nothing is said: 1 GB.</summary>
    public const long UsualMostBytes = 1024L * 1024 * 1024;

    private const string Start = "{\"answer\":{\"key\":\"";

    private readonly string _path;
    private readonly long _mostBytes;
    private readonly RunLock? _held;
    private readonly FileStream _file;
    private readonly Dictionary<UInt128, (long At, int Bytes)> _places = [];
    private readonly Lock _lock = new();
    private long _length;

    private AnswerCache(string path, long mostBytes, RunLock? held)
    {
        _path = path;
        _mostBytes = mostBytes;
        _held = held;
        // What is open is only read at places; others may add to it or put another file in its place.
        _file = new FileStream(
            path, held is null ? FileMode.Open : FileMode.OpenOrCreate,
            held is null ? FileAccess.Read : FileAccess.ReadWrite, FileShare.ReadWrite | FileShare.Delete, 1);
    }

    /// <summary>Why answers are not added any more; null while they are.</summary>
    public string? Note { get; private set; }

    /// <summary>How many answers it knows.</summary>
    public int Count
    {
        get
        {
            lock (_lock)
            {
                return _places.Count;
            }
        }
    }

    /// <summary>Opens a cache, or begins one; the folder is made where it is not there.</summary>
    /// <param name="path">The file.</param>
    /// <param name="mostBytes">The most bytes of the file. When it is full nothing is added; the next time it is
    /// opened, the older half is dropped. Default: 1 GB.</param>
    /// <exception cref="FaultsException">It cannot be opened.</exception>
    public static AnswerCache Open(string path, long mostBytes = UsualMostBytes)
    {
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
            RunLock? held = RunLock.Take(path);
            if (held is not null)
            {
                DropOlder(path, mostBytes);
            }

            var cache = new AnswerCache(path, mostBytes, held);
            cache.ReadPlaces();
            return cache;
        }
        catch (Exception broken) when (broken is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw RunFile.Refused(path, $"the answers of earlier runs cannot be read ({FileTrouble.Why(broken)})",
                FileTrouble.Fix(broken, "name a folder that you may write to, or run without remembered answers"));
        }
    }

    /// <inheritdoc />
    public void Dispose()
    {
        _file.Dispose();
        _held?.Dispose();
    }

    /// <summary>The answer of a key; null where none is remembered, or it cannot be read.</summary>
    internal Answer? Find(UInt128 key)
    {
        (long At, int Bytes) place;
        lock (_lock)
        {
            if (!_places.TryGetValue(key, out place))
            {
                return null;
            }
        }

        try
        {
            byte[] line = new byte[place.Bytes];
            if (RandomAccess.Read(_file.SafeFileHandle, line, place.At) != line.Length || KeyOf(line) != key)
            {
                return null;
            }

            using var json = JsonDocument.Parse(line);
            return AnswerJson.Read(json.RootElement.GetProperty("answer")) with { Cached = true };
        }
        catch (Exception broken) when (broken is IOException or JsonException or KeyNotFoundException
            or InvalidOperationException or FormatException or ObjectDisposedException)
        {
            return null;
        }
    }

    /// <summary>Remembers an answer.</summary>
    internal void Keep(UInt128 key, Answer answer)
    {
        ReadOnlyMemory<byte> line = RunLines.Line("answer", json =>
        {
            json.WriteString("key", key.ToString("x32", CultureInfo.InvariantCulture));
            AnswerJson.Write(json, answer);
        });
        lock (_lock)
        {
            if (Note is not null || _places.ContainsKey(key))
            {
                return;
            }

            if (_length + line.Length > _mostBytes)
            {
                Note = $"{_path} is full ({_mostBytes:#,0} bytes); answers are not added until it is opened again";
                return;
            }

            try
            {
                RandomAccess.Write(_file.SafeFileHandle, line.Span, _length);
                _places[key] = (_length, line.Length - 1);
                _length += line.Length;
            }
            catch (Exception broken) when (broken is IOException or ObjectDisposedException)
            {
                Note = $"{_path} cannot be written ({FileTrouble.Why(broken)}); answers are not remembered";
            }
        }
    }

    // The key stands at the same place of each line, so that millions of lines are passed over without reading them.
    private static UInt128? KeyOf(ReadOnlySpan<byte> line)
    {
        const int Digits = AnswerKey.Bytes * 2;
        Span<char> digits = stackalloc char[Digits];
        if (line.Length <= Start.Length + Digits || line[Start.Length + Digits] != (byte)'"'
            || !line.StartsWith("{\"answer\":{\"key\":\""u8) || line[^1] != (byte)'}')
        {
            return null;
        }

        for (int at = 0; at < Digits; at++)
        {
            digits[at] = (char)line[Start.Length + at];
        }

        return UInt128.TryParse(digits, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out UInt128 key)
            ? key
            : null;
    }

    private static void DropOlder(string path, long mostBytes)
    {
        if (!File.Exists(path) || new FileInfo(path).Length < mostBytes)
        {
            return;
        }

        string half = path + ".half";
        using (var lines = new LineReader(File.OpenRead(path), RunFile.MostLineBytes))
        using (var newer = new FileStream(half, FileMode.Create, FileAccess.Write))
        {
            long from = new FileInfo(path).Length - (mostBytes / 2);
            while (lines.Next() is { } line)
            {
                if (lines.IsWhole && lines.Position - line.Length > from)
                {
                    newer.Write(line.Span);
                    newer.WriteByte((byte)'\n');
                }
            }
        }

        File.Move(half, path, overwrite: true);
    }

    private void ReadPlaces()
    {
        if (_held is null)
        {
            Note = $"another process adds to {_path}; this run reads what is there and adds nothing";
        }

        using var lines = new LineReader(
            new FileStream(_path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, 1),
            RunFile.MostLineBytes);
        while (lines.Next() is { } line)
        {
            if (!lines.IsWhole)
            {
                // Whatever ended the program ended this line; the next one is written over it.
                break;
            }

            if (KeyOf(line.Span) is { } key)
            {
                _places[key] = (_length, line.Length);
            }

            _length = lines.Position;
        }

        if (_held is not null && _file.Length > _length)
        {
            _file.SetLength(_length);
        }
    }
}
