using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Xunit;

namespace Pointsman.Server.Tests.Configuration.Describing;

/// <summary>What is read, what is documented and what editors check are the same keys.</summary>
public sealed partial class DescriptionTests
{
    private static readonly JsonSerializerOptions WithDetail = new() { Converters = { new Detail() } };

    [Fact]
    public void The_schema_in_the_repository_is_up_to_date() =>
        IsWritten(Repository("schema", "pointsman.schema.json"), _ => ConfigurationSchema.Write());

    [Fact]
    public void The_tables_of_the_page_are_up_to_date() =>
        IsWritten(Repository("docs", "configuration.md"), ConfigurationPage.Fill);

    [Fact]
    public async Task The_example_of_the_page_is_right_and_fits_the_schema()
    {
        string page = await File.ReadAllTextAsync(Repository("docs", "configuration.md"), Cancel);
        string example = Example().Match(page).Groups[1].Value;
        GatewaySettings settings = Some.Settings(example, ("MOCK_KEY", "a"), ("ANTHROPIC_API_KEY", "b"));
        Assert.Equal(["auto", "support", "trial"], settings.Routes.Keys.Order());
        Assert.Equal("", await MisfitsAsync(example));
    }

    [Fact]
    public void The_page_names_every_variable_and_every_local_server_that_is_looked_for()
    {
        string page = File.ReadAllText(Repository("docs", "configuration.md"));
        Assert.All(KnownProviders.All.SelectMany(known => known.KeyVariables.Append(known.AddressVariable)), name =>
            Assert.Contains(name is null ? "" : $"`{name}`", page, StringComparison.Ordinal));
        Assert.All(LocalServer.All, server =>
            Assert.Matches($@"{Regex.Escape(server.Title)} \((port )?{server.Port}\)", page));
    }

    [Fact]
    public async Task The_file_with_every_key_has_every_key_and_fits_the_schema()
    {
        JsonNode every = Some.EveryKey();
        IEnumerable<string> written = Written(every, RootSection.Keys.Keys, "").Distinct();
        Assert.Equal(Described(RootSection.Keys.Keys, "").Order(), written.Order());
        Assert.Equal("", await MisfitsAsync(every.ToJsonString()));
    }

    public static TheoryData<string> Keys() => [.. Described(RootSection.Keys.Keys, "")];

    [Theory]
    [MemberData(nameof(Keys))]
    public void Every_key_changes_the_settings_or_is_missed(string path)
    {
        JsonNode every = Some.EveryKey();
        string whole = Read(every)!;
        Assert.True(Remove(every, path.Split('.')));
        Assert.NotEqual(whole, Read(every));
    }

    [Theory]
    [InlineData("limits: { streams: 5 }", true)]
    [InlineData("limits: { streams: \"${STREAMS}\" }", true)]
    [InlineData("limits: { streems: 5 }", false)]
    [InlineData("limits: { streams: many }", false)]
    [InlineData("limits: { streams: -1 }", false)]
    [InlineData("heartbeat: 10", false)]
    [InlineData("routes: { a: sim/small }", true)]
    [InlineData("routes: { a: { targets: [sim/small], cache: deterministic } }", true)]
    [InlineData("routes: { a: { strategy: guess } }", false)]
    [InlineData("models: { a: { price: { input: 1 } } }", false)]
    public async Task The_schema_refuses_what_the_reader_refuses(string yaml, bool fits) =>
        Assert.Equal(fits, (await MisfitsAsync(yaml)).Length == 0);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private static async Task<string> MisfitsAsync(string yaml)
    {
        var schema = await NJsonSchema.JsonSchema.FromJsonAsync(ConfigurationSchema.Write(), Cancel);
        string json = YamlText.Parse(yaml, "f", [])!.Root!.ToJsonString();
        return string.Join('\n', schema.Validate(json));
    }

    // Null when it is refused.
    private static string? Read(JsonNode written)
    {
        GatewaySettings? settings = ConfigurationReader.Read(written.ToJsonString(), "f", _ => null, []);
        return settings is null ? null : JsonSerializer.Serialize(settings, WithDetail);
    }

    private static IEnumerable<string> Described(IReadOnlyList<KeyDescription> keys, string path) =>
        from key in keys
        let name = key.Kind switch { KeyKind.Map => ".*", KeyKind.List => ".[]", _ => "" }
        from one in Described(key.Inner, $"{path}{key.Name}{name}.").Prepend($"{path}{key.Name}")
        select one;

    private static IEnumerable<string> Written(JsonNode? node, IReadOnlyList<KeyDescription> keys, string path)
    {
        foreach ((string name, JsonNode? value) in node as JsonObject ?? [])
        {
            KeyDescription key = keys.First(one => one.Name == name);
            yield return path + name;
            (IEnumerable<JsonNode?> inner, string step) = key.Kind switch
            {
                KeyKind.Map => (value!.AsObject().Select(entry => entry.Value), ".*."),
                KeyKind.List => (value!.AsArray(), ".[]."),
                KeyKind.Part => ([value], "."),
                _ => (Array.Empty<JsonNode?>(), ""),
            };
            foreach (string one in inner.SelectMany(item => Written(item, key.Inner, path + name + step)))
            {
                yield return one;
            }
        }
    }

    // Removes a key wherever it stands; whether it stood anywhere.
    private static bool Remove(JsonNode? node, string[] path) => (node, path[0]) switch
    {
        (JsonObject map, "*") => map.Select(entry => Remove(entry.Value, path[1..])).ToList().Contains(true),
        (JsonArray list, "[]") => list.Select(item => Remove(item, path[1..])).ToList().Contains(true),
        (JsonObject map, var name) => path.Length == 1 ? map.Remove(name) : Remove(map[name], path[1..]),
        _ => false,
    };

    private static void IsWritten(string file, Func<string, string> write)
    {
        string before = File.Exists(file) ? File.ReadAllText(file) : "";
        string now = write(before);
        if (Environment.GetEnvironmentVariable("POINTSMAN_WRITE") == "yes")
        {
            File.WriteAllText(file, now);
            return;
        }

        Assert.True(before == now, $"{file} is out of date; run this test with POINTSMAN_WRITE=yes");
    }

    private static string Repository(string folder, string file, [CallerFilePath] string here = "") =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "..", "..", "..", "..", folder, file));

    [GeneratedRegex("```yaml\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex Example();

    /// <summary>Shows what a condition and a pattern say, and a secret's length.</summary>
    private sealed class Detail : System.Text.Json.Serialization.JsonConverter<object>
    {
        public override bool CanConvert(Type typeToConvert) =>
            typeToConvert == typeof(Condition) || typeToConvert == typeof(Regex) || typeToConvert == typeof(Secret);

        public override object Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            throw new NotSupportedException();

        public override void Write(Utf8JsonWriter writer, object value, JsonSerializerOptions options) =>
            writer.WriteStringValue(value switch
            {
                Condition condition => condition.Text,
                Secret secret => $"{secret.Reveal().Length} letters",
                _ => value.ToString(),
            });
    }
}
