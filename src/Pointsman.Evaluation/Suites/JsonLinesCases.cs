using System.Text.Json;

namespace Pointsman.Evaluation;

/// <summary>Cases in a file, a JSON object on each line; empty lines are allowed.</summary>
internal sealed class JsonLinesCases(string path, string name) : CaseSource
{
    public override string Name => name;

    public override IEnumerable<CaseRow> Read()
    {
        string folder = Path.GetDirectoryName(Path.GetFullPath(path)) ?? ".";
        int number = 0;
        foreach (string line in File.ReadLines(path))
        {
            number++;
            if (!string.IsNullOrWhiteSpace(line))
            {
                yield return Row(line, number, folder);
            }
        }
    }

    private CaseRow Row(string line, int number, string folder)
    {
        string place = $"{name}:{number}";
        try
        {
            using var json = JsonDocument.Parse(line);
            return CaseReader.Read(json.RootElement, place, number, folder);
        }
        catch (JsonException broken)
        {
            return CaseRow.Bad(new Fault(place, $"found no JSON (column {broken.BytePositionInLine + 1})",
                "write one object on a line: {\"id\": \"q1\", \"input\": \"…\", \"expected\": \"…\"}"));
        }
    }
}
