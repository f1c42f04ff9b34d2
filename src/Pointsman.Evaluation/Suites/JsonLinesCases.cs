using System.Text.Json;

namespace Pointsman.Evaluation;

/// <summary>Cases in a file, a JSON object on each line; empty lines are allowed.</summary>
internal sealed class JsonLinesCases(CaseFile file) : CaseSource
{
    private const string Fix = "write one object on a line: {\"id\": \"q1\", \"input\": \"…\", \"expected\": \"…\"}";

    private static readonly JsonDocumentOptions Options = new() { AllowDuplicateProperties = false };

    public override string Name => file.Name;

    public override IEnumerable<CaseRow> Read()
    {
        foreach ((int number, string? line) in CaseText.Lines(file.Path))
        {
            if (line is null)
            {
                yield return file.Bad(number, CaseText.TooLong, CaseText.TooLongFix);
            }
            else if (!string.IsNullOrWhiteSpace(line))
            {
                yield return Row(line, number);
            }
        }
    }

    private CaseRow Row(string line, int number)
    {
        if (CaseText.Broken(line) is { } broken)
        {
            return file.Bad(number, broken, CaseText.BrokenFix);
        }

        try
        {
            using var json = JsonDocument.Parse(line, Options);
            return CaseReader.Read(
                json.RootElement, $"{file.Name}:{number}", number, file.Folder, $"{file.Prefix}{number}");
        }
        catch (JsonException wrong)
        {
            return file.Bad(number, $"found no JSON (column {wrong.BytePositionInLine + 1})", Fix);
        }
    }
}
