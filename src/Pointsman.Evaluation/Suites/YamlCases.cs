using System.Text.Json;
using System.Text.Json.Nodes;

namespace Pointsman.Evaluation;

/// <summary>Cases in a YAML file of at most 4 MB: a list of them, or one under <c>cases</c>.</summary>
internal sealed class YamlCases(CaseFile file) : CaseSource
{
    public override string Name => file.Name;

    public override IEnumerable<CaseRow> Read()
    {
        long length = new FileInfo(file.Path).Length;
        if (length > YamlText.MostBytes)
        {
            return [file.Bad(1, $"found {length} bytes", "give at most 4 MB, or a case on each line of a .jsonl")];
        }

        var faults = new List<Fault>();
        YamlText? yaml = YamlText.Parse(File.ReadAllText(file.Path), file.Name, faults);
        if (yaml is null)
        {
            return [CaseRow.Bad(faults[0])];
        }

        (JsonArray? list, string key) = yaml.Root switch
        {
            JsonArray whole => (whole, ""),
            JsonObject keys when keys["cases"] is JsonArray inner => (inner, "cases"),
            _ => (null, ""),
        };
        return list is not null
            ? list.Select((item, at) => Row(yaml.Place($"{key}[{at}]"), item, at + 1))
            : [file.Bad(1, "found no list of cases", "write a list: - {input: …, expected: …}")];
    }

    private CaseRow Row(string place, JsonNode? item, int number) => CaseReader.Read(
        JsonSerializer.SerializeToElement(item), place, number, file.Folder, $"{file.Prefix}{number}");
}
