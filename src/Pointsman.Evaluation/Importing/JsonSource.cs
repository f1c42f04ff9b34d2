using System.Text.Json;

namespace Pointsman.Evaluation;

/// <summary>Reads the values of a large file, as lines or as one document, and says what is wrong with it.</summary>
internal static class JsonSource
{
    /// <summary>The values at the wanted paths of a document.</summary>
    /// <exception cref="FaultsException">It is too long, or no JSON.</exception>
    public static IEnumerable<(string Path, JsonElement Value)> Document(string path, params string[] wanted)
    {
        RunImport.CheckSize(path, RunImport.MostDocumentBytes);
        return Document(() => File.OpenRead(path), path, wanted);
    }

    /// <summary>The values at the wanted paths of a document in a stream.</summary>
    public static IEnumerable<(string Path, JsonElement Value)> Document(
        Func<Stream> open, string name, params string[] wanted)
    {
        using var json = new JsonStream(open(), wanted);
        while (Next(json, name) is { } found)
        {
            yield return (found.Path, found.Value);
        }
    }

    /// <summary>The objects of the lines of a file.</summary>
    /// <exception cref="FaultsException">It is too long, or a line is no JSON.</exception>
    public static IEnumerable<(int Line, JsonElement Value)> Lines(string path)
    {
        RunImport.CheckSize(path, RunImport.MostBytes);
        using var lines = new LineReader(File.OpenRead(path), RunFile.MostLineBytes);
        int number = 0;
        while (lines.Next() is { } line)
        {
            number++;
            if (number == 1 && line.Span.StartsWith("\uFEFF"u8))
            {
                line = line[3..];
            }

            if (!line.Span.Trim(" \t\r"u8).IsEmpty)
            {
                yield return (number, One(line, path, number, lines.IsWhole));
            }
        }
    }

    /// <summary>Whether a file has a JSON object on its first line and more behind it.</summary>
    public static bool IsLines(string path)
    {
        using var lines = new LineReader(File.OpenRead(path), RunFile.MostLineBytes);
        try
        {
            if (lines.Next() is not { } first)
            {
                return false;
            }

            using var json = JsonDocument.Parse(first.Span.StartsWith("\uFEFF"u8) ? first[3..] : first);
            return json.RootElement.ValueKind == JsonValueKind.Object
                && (path.EndsWith(".jsonl", StringComparison.OrdinalIgnoreCase) || lines.Next() is not null);
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private static (string Path, string Place, JsonElement Value)? Next(JsonStream json, string name)
    {
        try
        {
            return json.Next();
        }
        catch (Exception broken) when (broken is JsonException or IOException)
        {
            throw new FaultsException([JsonFaults.Of(name, broken, json.WasCutOff)]);
        }
    }

    private static JsonElement One(ReadOnlyMemory<byte> line, string path, int number, bool isWhole)
    {
        try
        {
            if (JsonNumbers.MayHave(line.Span))
            {
                byte[] mended = line.ToArray();
                new JsonNumbers().Mend(mended);
                line = mended;
            }

            using var json = JsonDocument.Parse(JsonUnicode.Repaired(line));
            return json.RootElement.Clone();
        }
        catch (JsonException)
        {
            throw new FaultsException([isWhole
                ? new Fault($"{path}:{number}", "found no JSON", "give the file as the tool wrote it")
                : new Fault($"{path}:{number}", "the last line was cut off", "write or copy the file again")]);
        }
    }
}
