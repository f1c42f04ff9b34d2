using System.Text.Json;

namespace Pointsman;

/// <summary>The answer is JSON that a schema allows.</summary>
public sealed class SchemaCheck(OutputSchema schema) : OutputCheck
{
    /// <summary>The most errors that the sentence lists; the rest is counted.</summary>
    internal const int MostListed = 5;

    /// <inheritdoc />
    public override string Name => "schema";

    /// <inheritdoc />
    public override JsonWanted? Json => schema.Wanted;

    /// <inheritdoc />
    protected override string? Fault(CheckedAnswer answer)
    {
        using JsonDocument? document = StrictJson.Parse(answer.Text, out string? fault);
        return document is null ? fault : Words(schema.Validate(document.RootElement));
    }

    private static string? Words(IReadOnlyList<SchemaError> errors)
    {
        if (errors.Count == 0)
        {
            return null;
        }

        string listed = string.Join("; ", errors.Take(MostListed));
        return errors.Count > MostListed ? $"{listed}; and {errors.Count - MostListed} more" : listed;
    }
}
