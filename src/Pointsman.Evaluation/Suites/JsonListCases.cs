using System.Text.Json;

namespace Pointsman.Evaluation;

/// <summary>
/// Cases in a JSON file: a list of objects. The file is held in memory while it is read, so it may have 64 MB; each
/// object is looked at for itself, and a bad one does not spoil the others unless it is no JSON.
/// </summary>
internal sealed class JsonListCases(CaseFile file) : CaseSource
{
    private const long MostBytes = 64L * 1024 * 1024;

    private const string Fix = "write a list of objects: [{\"input\": \"…\", \"expected\": \"…\"}]";

    private static readonly JsonDocumentOptions Options = new() { AllowDuplicateProperties = false };

    private static ReadOnlySpan<byte> Mark => [0xEF, 0xBB, 0xBF];

    public override string Name => file.Name;

    public override IEnumerable<CaseRow> Read()
    {
        long length = new FileInfo(file.Path).Length;
        if (length > MostBytes)
        {
            return [file.Bad(1, $"found {length} bytes", "give at most 64 MB, or a case on each line of a .jsonl")];
        }

        byte[] bytes = File.ReadAllBytes(file.Path);
        return Rows(bytes.AsMemory(bytes.AsSpan().StartsWith(Mark) ? Mark.Length : 0));
    }

    private IEnumerable<CaseRow> Rows(ReadOnlyMemory<byte> text)
    {
        var items = new JsonItems(text);
        int number = 0;
        while (items.Next() is { } item)
        {
            yield return Row(item, items.Line, ++number);
        }

        if (items.Wrong is { } wrong)
        {
            yield return file.Bad(items.Line, wrong, Fix);
        }
    }

    private CaseRow Row(ReadOnlyMemory<byte> item, int line, int number)
    {
        try
        {
            using var json = JsonDocument.Parse(item, Options);
            return CaseReader.Read(
                json.RootElement, $"{file.Name}:{line}", number, file.Folder, $"{file.Prefix}{number}");
        }
        catch (JsonException)
        {
            return file.Bad(line, "found a key twice in an object", "write each key once");
        }
    }
}
