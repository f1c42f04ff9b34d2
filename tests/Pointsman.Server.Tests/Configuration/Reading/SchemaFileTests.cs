using System.Text;
using Xunit;

namespace Pointsman.Server.Tests.Configuration.Reading;

/// <summary>Schemas that stand in a file of their own.</summary>
public sealed class SchemaFileTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private string Configuration => Path.Combine(_folder.Path, "pointsman.yaml");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_path_counts_from_the_folder_of_the_configuration_and_a_file_serves_several()
    {
        Directory.CreateDirectory(Path.Combine(_folder.Path, "schemas"));
        Write("schemas/order.json", "\uFEFF{ \"type\": \"array\" }");
        (GatewaySettings? settings, IReadOnlyList<Fault> faults) = Read("""
            routes:
              a: { targets: sim/a, checks: { schema: schemas/order.json } }
              b:
                strategy: cascade
                steps: [sim/a, sim/b]
                confidence: { method: validity, checks: { schema: "${FOLDER}/schemas/order.json" } }
            """);
        Assert.Empty(faults);
        Assert.Equal(JsonWanted.ArrayOnly, settings!.Routes["a"].Checks.Schema!.Wanted);
        Assert.Equal(JsonWanted.ArrayOnly, settings.Routes["b"].Confidence.Checks.Schema!.Wanted);
    }

    [Fact]
    public void A_text_that_is_the_schema_itself_names_no_file() => Assert.Equal(
        JsonWanted.ObjectOnly,
        Read("routes: { a: { targets: sim/a, checks: { schema: '{\"type\": \"object\"}' } } }").Settings!
            .Routes["a"].Checks.Schema!.Wanted);

    [Fact]
    public void A_file_that_is_not_there_is_named_with_the_folder_that_it_was_looked_for_in()
    {
        Fault fault = FaultOf("order.json");
        Assert.Equal($"{Configuration}:3 routes.a.checks.schema", fault.Where);
        Assert.Equal("found 'order.json', a file that is not there or cannot be read", fault.Found);
        Assert.Contains($"write a path from the folder {_folder.Path}", fault.Fix, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(".", "a file that is not there or cannot be read")]
    [InlineData("\"a\\0b\"", "a file that is not there or cannot be read")]
    [InlineData("broken.json", "which is no JSON from line 1")]
    [InlineData("latin.json", "'latin.json', which is not UTF-8")]
    [InlineData("large.json", "'large.json', a file of more than 1MB")]
    [InlineData("list.json", "found an array of 1")]
    public void What_cannot_be_a_schema_is_refused(string name, string says)
    {
        Write("broken.json", "{ \"type\": ");
        Write("list.json", "[1]");
        Write("large.json", new string(' ', NamedFiles.MostBytes + 1));
        File.WriteAllBytes(Path.Combine(_folder.Path, "latin.json"), [(byte)'"', 0xE4, (byte)'"']);
        Assert.Contains(says, FaultOf(name).Found, StringComparison.Ordinal);
    }

    [Fact]
    public void A_fault_within_a_file_names_it_and_the_place_in_it()
    {
        Write("order.json", """{ "properties": { "id": { "type": "strin" } } }""");
        Fault fault = FaultOf("order.json");
        Assert.StartsWith(
            $"{Configuration}:3 routes.a.checks.schema order.json", fault.Where, StringComparison.Ordinal);
        Assert.Contains("/properties/id", fault.Where, StringComparison.Ordinal);
    }

    private Fault FaultOf(string name)
    {
        (GatewaySettings? settings, IReadOnlyList<Fault> faults) =
            Read($"routes:\n  a: {{ targets: sim/a, checks:\n    {{ schema: {name} }} }}");
        Assert.Null(settings);
        return Assert.Single(faults);
    }

    private (GatewaySettings? Settings, IReadOnlyList<Fault> Faults) Read(string yaml)
    {
        List<Fault> faults = [];
        GatewaySettings? settings = ConfigurationReader.Read(
            yaml, Configuration, name => name == "FOLDER" ? _folder.Path : null, faults);
        return (settings, faults);
    }

    private void Write(string name, string text) =>
        File.WriteAllText(Path.Combine(_folder.Path, name), text, new UTF8Encoding(false));
}
