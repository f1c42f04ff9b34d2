using System.Text.Json;

namespace Pointsman.Evaluation;

/// <summary>Reads runs from their files.</summary>
public static class RunFile
{
    /// <summary>The longest line, in bytes; what is longer is no run.</summary>
    public const int MostLineBytes = 64 * 1024 * 1024;

    /// <summary>Reads a run. A last line that was cut off is left out.</summary>
    /// <exception cref="FaultsException">It is not there, or is no run.</exception>
    public static Run Read(string path) => ReadWithLength(path).Run;

    /// <summary>Reads a run, and how many bytes of its file are whole lines.</summary>
    internal static (Run Run, long Length) ReadWithLength(string path)
    {
        var reading = new RunReading(path);
        try
        {
            long length = 0;
            using var lines = new LineReader(File.OpenRead(path), MostLineBytes);
            while (lines.Next() is { } line)
            {
                if (!lines.IsWhole)
                {
                    // Whatever ended the program ended this line.
                    break;
                }

                reading.Take(line);
                length = lines.Position;
            }

            return (reading.End(), length);
        }
        catch (Exception broken) when (broken is JsonException or KeyNotFoundException or InvalidOperationException
            or FormatException)
        {
            throw Refused(path, $"line {reading.Line} cannot be read ({broken.Message})",
                "give a file that 'pointsman bench run' or 'bench import' wrote");
        }
        catch (Exception broken) when (broken is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw Refused(path, File.Exists(path) ? "the file cannot be read" : "there is no such file",
                "'pointsman bench list' lists runs");
        }
    }

    internal static FaultsException Refused(string path, string found, string fix) =>
        new([new Fault(path, found, fix)]);
}
