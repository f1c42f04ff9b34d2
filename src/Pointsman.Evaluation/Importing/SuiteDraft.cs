using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Pointsman.Evaluation;

/// <summary>A suite while it is imported.</summary>
internal sealed class SuiteDraft
{
    /// <summary>The most cases that are imported into one suite.</summary>
    public const int MostCases = 100_000;

    private static readonly JsonSerializerOptions Plain =
        new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The suite's own keys.</summary>
    public JsonObject Suite { get; } = [];

    /// <summary>The cases.</summary>
    public List<JsonObject> Cases { get; } = [];

    /// <summary>What cannot be carried over.</summary>
    public ImportNotes Notes { get; } = new();

    /// <summary>Adds a case; there is a bound on them.</summary>
    public void Add(JsonObject one, string place)
    {
        if (Cases.Count >= MostCases)
        {
            throw ImportFormat.Refused(place, $"more than {MostCases} cases", "import a part of them");
        }

        Cases.Add(one);
    }

    /// <summary>The files.</summary>
    public ImportedSuite End(ImportFormat format)
    {
        Suite["cases"] = ImportedSuite.CasesName;
        return new ImportedSuite(format, YamlForm.Write(Suite), [.. Cases.Select(one => one.ToJsonString(Plain))])
        {
            Notes = Notes.All,
        };
    }
}
