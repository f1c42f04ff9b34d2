using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Xunit;

namespace Pointsman.Server.Tests.Configuration;

/// <summary>What the settings say of their defaults is so.</summary>
public sealed partial class SettingsTests
{
    private static readonly Dictionary<string, string> Summaries = XDocument
        .Load(Path.ChangeExtension(typeof(GatewaySettings).Assembly.Location, ".xml"))
        .Descendants("member")
        .ToDictionary(
            member => member.Attribute("name")!.Value,
            member => Spaces().Replace(member.Element("summary")?.Value ?? "", " ").Trim());

    public static TheoryData<string, string> Properties() =>
    [
        .. from type in typeof(GatewaySettings).Assembly.GetExportedTypes()
           where type.Name.EndsWith("Settings", StringComparison.Ordinal) && type.GetConstructor([]) is not null
           from property in type.GetProperties()
           where property.CanWrite && !IsRequired(property)
           where !property.PropertyType.Name.EndsWith("Settings", StringComparison.Ordinal)
           select new TheoryDataRow<string, string>(type.Name, property.Name),
    ];

    [Theory]
    [MemberData(nameof(Properties))]
    public void Every_property_says_its_default(string type, string property)
    {
        Type settings = typeof(GatewaySettings).Assembly.GetType($"Pointsman.Server.{type}")!;
        string summary = Summaries[$"P:Pointsman.Server.{type}.{property}"];
        Match said = Said().Match(summary);
        bool collection = typeof(System.Collections.IEnumerable).IsAssignableFrom(
            settings.GetProperty(property)!.PropertyType);
        Assert.True(said.Success || collection || summary.Contains("null", StringComparison.Ordinal), summary);
        if (said.Success && !settings.GetProperties().Any(IsRequired))
        {
            object? value = settings.GetProperty(property)!.GetValue(Activator.CreateInstance(settings));
            AssertSays(said.Groups[1].Value, value);
        }
    }

    private static bool IsRequired(PropertyInfo property) =>
        property.GetCustomAttribute<RequiredMemberAttribute>() is not null;

    private static void AssertSays(string said, object? value)
    {
        string joined = said.Replace(" ", "", StringComparison.Ordinal);
        switch (value)
        {
            case TimeSpan span when Quantity.TryDuration(joined, out TimeSpan duration):
                Assert.Equal(span, duration);
                break;
            case int or long when Quantity.TryBytes(joined, out long bytes):
                Assert.Equal(Convert.ToInt64(value, null), bytes);
                break;
            case double share:
                Assert.True(Quantity.TryShare(joined, out double read) && read == share, said);
                break;
            case bool yes:
                Assert.Equal(yes ? "yes" : "no", said);
                break;
            case Enum word:
                Assert.Equal(word.ToString(), said.Replace("_", "", StringComparison.Ordinal), ignoreCase: true);
                break;
            case string text:
                Assert.Equal(text, said);
                break;
            default:
                Assert.Matches("^(none|as |nothing)|days", said);
                break;
        }
    }

    [Fact]
    public void A_secret_is_equal_to_its_like_and_shows_nothing()
    {
        Assert.Equal(new Secret("a"), new Secret("a"));
        Assert.NotEqual(new Secret("a"), new Secret("b"));
        Assert.Equal("****", $"{new Secret("a")}");
    }

    [Fact]
    public void A_named_model_a_model_of_a_provider_and_nothing_else_is_found()
    {
        GatewaySettings settings = Some.Settings("""
            models: { fast: sim/small, "sim/large": { price: { input: 1, output: 2 } } }
            routes: { support: fast }
            """);
        Assert.Equal([new OfferName("sim", "small")], settings.FindModel("fast")!.Offers);
        Assert.Equal([new OfferName("sim", "x/y")], settings.FindModel("sim/x/y")!.Offers);
        Assert.Equal(new Usd(2m), settings.FindModel("sim/large")!.Price!.Output);
        Assert.All(["support", "other/model", "sim", "sim/", "/x", ""], name => Assert.Null(settings.FindModel(name)));
    }

    [Fact]
    public void The_routes_waits_win_over_the_providers_and_those_over_the_gateways()
    {
        GatewaySettings settings = Some.Settings("""
            timeouts: { connect: 1s, headers: 1s, idle: 1s }
            providers: { a: { protocol: ollama, timeouts: { headers: 2s, idle: 2s } } }
            routes: { r: { targets: [a/x], timeouts: { idle: 3s } } }
            """);
        TimeoutSettings waits = settings.TimeoutsFor(settings.Routes["r"], settings.Providers["a"]);
        Assert.Equal([1, 2, 60, 3, 600], new[]
        {
            waits.Connect, waits.Headers, waits.FirstToken, waits.Idle, waits.Total,
        }.Select(wait => wait.TotalSeconds));
    }

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();

    [GeneratedRegex(@"Default: ([^;:]*?)(?:[;:]|\.(?: |$))")]
    private static partial Regex Said();
}
