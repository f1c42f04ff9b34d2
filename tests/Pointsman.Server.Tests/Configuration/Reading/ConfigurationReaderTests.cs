using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace Pointsman.Server.Tests.Configuration.Reading;

public sealed class ConfigurationReaderTests
{
    private const string Example = """
        providers:
          mock: { protocol: openai, baseUrl: "http://127.0.0.1:9000/v1", apiKeys: ["${MOCK_KEY}"] }
        models:
          fast: { provider: mock, model: mock-small, price: { input: 0.15, output: 0.60 } }
        routes:
          support:
            strategy: fallback
            targets: [fast, mock/mock-large]
            timeouts: { headers: 10s, firstToken: 10s, idle: 15s }
          auto:
            strategy: rules
            rules: [ { when: "code", use: mock/coder }, { when: "tokens > 100000", use: mock/long } ]
            else: fast
        """;

    [Fact]
    public void A_whole_configuration_becomes_settings()
    {
        GatewaySettings settings = Some.Settings(Example, ("MOCK_KEY", "secret-of-mock"));

        ProviderSettings mock = settings.Providers["mock"];
        Assert.Equal(ProviderProtocol.OpenAI, mock.Protocol);
        Assert.Equal("http://127.0.0.1:9000/v1", mock.BaseUrl);
        Assert.Equal("secret-of-mock", Assert.Single(mock.ApiKeys).Reveal());
        Assert.True(mock.Local);
        Assert.False(mock.Responses);

        ModelSettings fast = settings.Models["fast"];
        Assert.Equal([new OfferName("mock", "mock-small")], fast.Offers);
        Assert.Equal(new PriceSettings { Input = new(0.15m), Output = new(0.60m) }, fast.Price);

        RouteSettings support = settings.Routes["support"];
        Assert.Equal(RouteStrategy.Fallback, support.Strategy);
        Assert.Equal(["fast", "mock/mock-large"], support.Targets.Select(target => target.Use));
        Assert.Equal(TimeSpan.FromSeconds(15), settings.TimeoutsFor(support, mock).Idle);
        Assert.Equal(TimeSpan.FromMinutes(10), settings.TimeoutsFor(support, mock).Total);

        RouteSettings auto = settings.Routes["auto"];
        Assert.Equal(["code", "tokens > 100000"], auto.Rules.Select(rule => rule.When.Text));
        Assert.Equal(["mock/long"], auto.Rules[1].Use);
        Assert.Equal(["fast"], auto.Else);
    }

    [Fact]
    public void The_simulated_provider_is_always_there() =>
        Assert.Equal(SimulatedProvider.Settings, Some.Settings(Example, ("MOCK_KEY", "x")).Providers["sim"]);

    [Fact]
    public void All_faults_are_listed_at_once_each_with_its_line_and_the_way_out()
    {
        IReadOnlyList<string> faults = Some.Faults("""
            providers:
              mock: { protocol: opnai, baseUrl: "http://127.0.0.1:9000/v1" }
              other:
                protocol: openai
                baseUrl: 127.0.0.1:9000
            limits:
              requestBytes: lots
              streems: 5
            routes:
              support:
                targets:
                  - mock/large
                  - mok/large
              auto:
                rules: [ { when: "tokns > 5", use: mock/x } ]
                else: mock/x
            heartbeat: 10
            """);
        Assert.Equal(
            [
                "f:7 limits.requestBytes: found 'lots'; write a number and a unit: 500KB, 32MB, 1GB "
                    + "(a KB is 1,024 bytes), from 1KB to 1GB",
                "f:8 limits.streems: this key is unknown; did you mean streams?",
                "f:17 heartbeat: found '10'; write a number and a unit: 500ms, 2s, 5min, 1h, from 0s to 10min",
                "f:2 providers.mock.protocol: found 'opnai'; did you mean openai? allowed: openai, anthropic, gemini, "
                    + "azure, ollama, simulated",
                "f:5 providers.other.baseUrl: found '127.0.0.1:9000'; write an address: https://host/path",
                "f:15 routes.auto.rules[0].when: 'tokns > 5' asks for 'tokns', which is not known; "
                    + "did you mean tokens?",
                "f:13 routes.support.targets[1]: found 'mok/large', which names no model; did you mean 'mock/large'? "
                    + "a target is a key of models (there are none), another route, or provider/model with one of: sim, mock, other",
            ],
            faults);
    }

    [Theory]
    [InlineData("", "f: found nothing; write providers and routes, or take the file away")]
    [InlineData("# empty", "f: found nothing; write providers and routes, or take the file away")]
    [InlineData("- a", "f: found a list; write providers and routes, or take the file away")]
    [InlineData("routes: 5", "f:1 routes: found '5'; write an object of keys and values")]
    [InlineData("a: &x 1", "f:1:4: anchors and aliases are not read: write the value out; write one YAML or JSON "
        + "document of keys and values")]
    [InlineData("providers: {a: }", "f:1 providers.a: found nothing; write its keys, or leave the name out")]
    public void A_text_that_is_no_configuration_is_refused(string yaml, string fault) =>
        Assert.Equal([fault], Some.Faults(yaml));

    [Fact]
    public void A_file_may_be_json_with_tabs() =>
        Assert.Equal(8080, Some.Settings("{\n\t\"listen\": {\"port\": 8080}\n}").Listen.Port);

    [Fact]
    public void No_secret_is_printed_or_written_as_json()
    {
        GatewaySettings settings = Some.Settings("""
            adminToken: ${TOKEN}
            providers:
              mock:
                protocol: openai
                baseUrl: http://127.0.0.1:9000/v1
                apiKeys: ["${KEY}"]
                headers: { x-key: "Bearer ${KEY}" }
            """, ("TOKEN", "token-0123456789"), ("KEY", "key-of-mock"));
        Assert.Equal("token-0123456789", settings.AdminToken!.Reveal());
        Assert.Equal("Bearer key-of-mock", settings.Providers["mock"].Headers["X-Key"].Reveal());
        string shown = settings.ToString() + JsonSerializer.Serialize(settings)
            + string.Join(' ', settings.Providers["mock"].Headers) + settings.Providers["mock"].ApiKeys[0];
        Assert.DoesNotContain("0123456789", shown, StringComparison.Ordinal);
        Assert.DoesNotContain("key-of-mock", shown, StringComparison.Ordinal);
    }

    [Fact]
    public void No_text_whatever_makes_it_throw()
    {
        string[] pieces =
        [
            "providers", "models", "routes", "targets", "rules", "when", "use", "else", "price", "limits", "a", "sim/x",
            ": ", "\n", "\n  ", "\n    ", "- ", "[", "]", "{", "}", ",", "${", "}", "$", "\"", "5", "10s", "true",
        ];
        Prop.ForAll(Gen.ArrayOf(Gen.Elements(pieces)).Select(string.Concat).ToArbitrary(), text =>
        {
            List<Fault> faults = [];
            return ConfigurationReader.Read(text, "f", _ => null, faults) is null == faults.Count > 0;
        }).QuickCheckThrowOnFailure();
    }
}
