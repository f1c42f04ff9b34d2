using System.Text.Json;

namespace Pointsman.Evaluation;

/// <summary>Reads runs from their files.</summary>
public static class RunFile
{
    /// <summary>The longest line, in bytes; what is longer is no run.</summary>
    public const int MostLineBytes = 64 * 1024 * 1024;

    private const string Beginning = "a run begins with {\"run\":…}";

    /// <summary>Reads a run. A last line that was cut off is left out.</summary>
    /// <exception cref="FaultsException">It is not there, or is no run.</exception>
    public static Run Read(string path, RunReadOptions? options = null)
    {
        var reading = new RunReading(options ?? RunReadOptions.All);
        Scan(path, (kind, line, _, _) => reading.Take(kind, line), out _);
        return Checked(path, 0, reading.End);
    }

    /// <summary>Reads the first line of a run alone: what the file says of itself.</summary>
    /// <exception cref="FaultsException">It is not there, or is no run.</exception>
    public static RunHeader ReadHeader(string path)
    {
        RunHeader? header = null;
        Scan(path, (kind, line, _, _) => header ??= RunHeaderJson.Read(line), out _, first: true);
        return header ?? throw Refused(path, "the file is empty", "'pointsman bench list' lists runs");
    }

    /// <summary>Goes through the whole lines of a file, each with its place and its length; how many bytes those are.
    /// </summary>
    internal static void Scan(
        string path, Action<string, JsonElement, long, int> take, out long length, bool first = false)
    {
        long whole = 0;
        int number = 0;
        try
        {
            // A run that is under way may be read.
            using var lines = new LineReader(
                new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, 1),
                MostLineBytes);
            while (lines.Next() is { } line)
            {
                if (!lines.IsWhole)
                {
                    // Whatever ended the program ended this line.
                    break;
                }

                number++;
                if (!line.Span.Trim((byte)' ').IsEmpty)
                {
                    Checked<object?>(path, number, () => Take(line, number, whole, take));
                    if (first)
                    {
                        break;
                    }
                }

                whole = lines.Position;
            }
        }
        catch (Exception broken) when (broken is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw Directory.Exists(path)
                ? Refused(path, "this is a folder", $"name a run in it; 'pointsman bench list {path}' lists them")
                : Refused(
                    path,
                    File.Exists(path)
                        ? $"the file cannot be read ({FileTrouble.Why(broken)})"
                        : "there is no such file",
                    "'pointsman bench list' lists runs");
        }

        length = whole;
    }

    internal static FaultsException Refused(string path, string found, string fix) =>
        new([new Fault(path, found, fix)]);

    /// <summary>The refusal of a run whose file cannot be begun.</summary>
    internal static FaultsException Unwritable(string path, Exception broken) => Refused(
        path, $"the file cannot be written ({FileTrouble.Why(broken)})",
        FileTrouble.Fix(broken, "give a name in a folder that you may write to: --out runs/NAME.jsonl"));

    internal static T Checked<T>(string path, int line, Func<T> read)
    {
        try
        {
            return read();
        }
        catch (Exception broken) when (broken is JsonException or KeyNotFoundException or InvalidOperationException
            or FormatException)
        {
            if (line == 1 && SuiteFile.IsSuite(path))
            {
                throw Refused(path, "this is a suite, and no run",
                    "give the file that 'pointsman bench run' wrote of it; 'pointsman bench list' lists runs");
            }

            string why = Why(broken, line);
            throw Refused(path, line > 0 ? $"line {line} cannot be read ({why})" : why,
                "give a file that 'pointsman bench run' or 'bench import' wrote");
        }
    }

    private static string Why(Exception broken, int line) => broken switch
    {
        RunFormatException => broken.Message,
        JsonException when line == 1 => Beginning,
        JsonException => "it is no JSON",
        _ => "it is not as the lines of a run are",
    };

    private static object? Take(
        ReadOnlyMemory<byte> line, int number, long at, Action<string, JsonElement, long, int> take)
    {
        using var json = JsonDocument.Parse(line);
        JsonProperty only = json.RootElement.EnumerateObject().First();
        if (number == 1 && only.Name != "run")
        {
            throw new RunFormatException(Beginning);
        }

        take(only.Name, only.Value, at, line.Length);
        return null;
    }
}
