using System.Text.Json;
using Xunit;

namespace Pointsman.Tests.Checking.Schemas;

/// <summary>Schemas as the tests write them.</summary>
internal static class Schema
{
    /// <summary>Reads a schema that has no fault.</summary>
    public static OutputSchema Read(string schema, SchemaLimits? limits = null)
    {
        var faults = new List<Fault>();
        OutputSchema? read = OutputSchema.Read(schema, faults, limits: limits);
        Assert.True(read is not null, string.Join('\n', faults));
        return read;
    }

    /// <summary>The faults of a schema.</summary>
    public static IReadOnlyList<Fault> Faults(string schema)
    {
        var faults = new List<Fault>();
        Assert.Equal(OutputSchema.Read(schema, faults) is null, faults.Count > 0);
        return faults;
    }

    /// <summary>The errors of a document.</summary>
    public static IReadOnlyList<SchemaError> Errors(string schema, string document, SchemaLimits? limits = null)
    {
        using var parsed = JsonDocument.Parse(document);
        return Read(schema, limits).Validate(parsed.RootElement);
    }

    /// <summary>A schema allows one document and not another.</summary>
    public static void Divides(string schema, string good, string bad)
    {
        Assert.Empty(Errors(schema, good));
        Assert.NotEmpty(Errors(schema, bad));
    }
}
