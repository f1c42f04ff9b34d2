using Xunit;

namespace Pointsman.Server.Tests.Configuration.Discovering;

public sealed class DiscoveryTests
{
    private const string Tags = """{"models":[{"name":"nomic-embed-text"},{"name":"llama3.2"}]}""";
    private const string List = """{"object":"list","data":[{"id":"qwen3"},{"id":"phi"}]}""";

    [Fact]
    public async Task Where_nothing_is_found_everything_is_simulated_and_says_so()
    {
        Discovered found = await FindAsync(new LocalMachine());
        Assert.Equal(["sim"], found.Settings.Providers.Keys);
        RouteSettings auto = found.Settings.Routes["auto"];
        Assert.Equal(["sim/small"], auto.Else);
        Assert.Equal(["sim/vision", "sim/reasoner", "sim/large"], auto.Rules.SelectMany(rule => rule.Use));
        Assert.Equal(
            [
                "no provider key in the environment and no local server: every answer is simulated",
                "sim: simulated models that need no key, sim/small, sim/large, sim/reasoner, sim/vision",
                "auto: sim/vision when images; sim/reasoner when reasoning >= medium; "
                    + "sim/large when code or tools or tokens > 2000; else sim/small",
            ],
            found.Words);
    }

    [Fact]
    public async Task A_key_in_the_environment_sets_its_provider_up()
    {
        Discovered found = await FindAsync(
            new LocalMachine(), ("OPENAI_API_KEY", " sk-abc\n"), ("GOOGLE_API_KEY", "g"), ("MISTRAL_API_KEY", " "));
        Assert.Equal(["openai", "gemini", "sim"], found.Settings.Providers.Keys);
        ProviderSettings openai = found.Settings.Providers["openai"];
        Assert.Equal("https://api.openai.com/v1", openai.BaseUrl);
        Assert.Equal("sk-abc", Assert.Single(openai.ApiKeys).Reveal());
        Assert.True(openai.Responses);
        Assert.Equal("google", found.Settings.Providers["gemini"].CatalogProvider);
        Assert.Equal(["openai: key in OPENAI_API_KEY", "gemini: key in GOOGLE_API_KEY"], found.Words.Take(2));
        Assert.DoesNotContain("sk-abc", string.Join('\n', found.Words), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Hard_requests_go_to_strong_models_and_a_simulated_one_never_stands_in()
    {
        Discovered found = await FindAsync(
            new LocalMachine((11434, "/api/tags", Tags)), ("OPENAI_API_KEY", "a"), ("ANTHROPIC_API_KEY", "b"));
        RouteSettings auto = found.Settings.Routes["auto"];
        Assert.Equal(["openai/gpt-5.4", "anthropic/claude-sonnet-5", "ollama/llama3.2"], auto.Rules.Single().Use);
        Assert.Equal(["openai/gpt-5.4-mini", "anthropic/claude-haiku-4-5", "ollama/llama3.2"], auto.Else);
    }

    [Fact]
    public async Task Local_servers_are_found_by_their_lists_of_models()
    {
        Discovered found = await FindAsync(
            new LocalMachine((11434, "/api/tags", Tags), (8000, "/v1/models", List), (1234, "/v1/models", "<html>")));
        Assert.Equal(["ollama", "vllm", "sim"], found.Settings.Providers.Keys);
        ProviderSettings ollama = found.Settings.Providers["ollama"];
        Assert.Equal((ProviderProtocol.Ollama, "http://127.0.0.1:11434"), (ollama.Protocol, ollama.BaseUrl));
        Assert.True(ollama.Local);
        Assert.Equal("http://127.0.0.1:8000/v1", found.Settings.Providers["vllm"].BaseUrl);
        Assert.Equal(["qwen3", "phi"], found.Settings.Providers["vllm"].KnownModels);
        Assert.Contains("vllm: vLLM at http://127.0.0.1:8000/v1 with qwen3, phi", found.Words);
        RouteSettings auto = found.Settings.Routes["auto"];
        Assert.Equal(RouteStrategy.Fallback, auto.Strategy);
        Assert.Equal(["ollama/llama3.2", "vllm/qwen3"], auto.Targets.Select(target => target.Use));
    }

    [Fact]
    public async Task Nothing_but_loopback_is_asked_and_not_the_own_port()
    {
        var machine = new LocalMachine();
        await FindAsync(machine, ownPort: 8080);
        Assert.All(machine.Asked, address => Assert.True(address.IsLoopback));
        Assert.Equal([1234, 3000, 8000, 11434], machine.Asked.Select(address => address.Port).Order());
    }

    [Theory]
    [InlineData("not json")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("""{"data":5}""")]
    public async Task Who_answers_something_else_is_no_server_of_models(string body)
    {
        Discovered found = await FindAsync(new LocalMachine((8080, "/v1/models", body)));
        Assert.Equal(["sim"], found.Settings.Providers.Keys);
    }

    [Fact]
    public async Task Who_does_not_answer_is_given_up()
    {
        using var http = new HttpMessageInvoker(new SilentMachine());
        Discovered found = await Discovery.FindAsync(
            Some.Environment(), http, new ImpatientTime(), 7070, TestContext.Current.CancellationToken);
        Assert.Equal(["sim"], found.Settings.Providers.Keys);
    }

    [Fact]
    public async Task A_key_that_cannot_be_one_is_left_out_with_the_reason()
    {
        Discovered found = await FindAsync(
            new LocalMachine(), ("GROQ_API_KEY", "two words"), ("AZURE_OPENAI_API_KEY", "k"));
        Assert.Equal(["sim"], found.Settings.Providers.Keys);
        Assert.Contains("groq: left out, since GROQ_API_KEY holds a sign that no key has", found.Words);
        Assert.Contains("azure: left out, since AZURE_OPENAI_ENDPOINT is not set beside its key", found.Words);
    }

    [Fact]
    public async Task Azure_needs_its_endpoint_and_has_no_model_for_auto()
    {
        Discovered found = await FindAsync(new LocalMachine(),
            ("AZURE_OPENAI_API_KEY", "k"), ("AZURE_OPENAI_ENDPOINT", "https://mine.openai.azure.com/"));
        ProviderSettings azure = found.Settings.Providers["azure"];
        Assert.Equal((ProviderProtocol.Azure, "https://mine.openai.azure.com"), (azure.Protocol, azure.BaseUrl));
        Assert.Empty(found.Settings.Routes);
        Assert.Contains(
            "auto: not set up, since no model could be named; write a route in pointsman.yaml", found.Words);
    }

    [Theory]
    [InlineData("http://127.0.0.1:7070/v1", "https://api.openai.com/v1")]
    [InlineData("https://proxy.example/v1/", "https://proxy.example/v1")]
    [InlineData("", "https://api.openai.com/v1")]
    public async Task Another_address_in_the_environment_holds_unless_it_leads_here(string written, string baseUrl)
    {
        Discovered found = await FindAsync(new LocalMachine(), ("OPENAI_API_KEY", "k"), ("OPENAI_BASE_URL", written));
        Assert.Equal(baseUrl, found.Settings.Providers["openai"].BaseUrl);
    }

    [Fact]
    public async Task A_wrong_address_in_the_environment_does_not_send_the_key_elsewhere()
    {
        Discovered found = await FindAsync(new LocalMachine(), ("OPENAI_API_KEY", "k"), ("OPENAI_BASE_URL", "proxy"));
        Assert.Equal(["sim"], found.Settings.Providers.Keys);
        Assert.Contains(
            "openai: left out, since OPENAI_BASE_URL is 'proxy'; write an address: https://host/path", found.Words);
    }

    [Fact]
    public void Every_model_of_the_route_auto_is_in_the_catalog()
    {
        Catalog catalog = Catalog.LoadEmbedded();
        IEnumerable<string> missing =
            from known in KnownProviders.All
            where catalog.FindProvider(known.CatalogProvider) is null
                || new[] { known.Everyday, known.Strong }.Any(model => model is not null
                    && catalog.FindOffer($"{known.CatalogProvider}/{model}") is null)
            select known.Name;
        Assert.Equal([], missing);
    }

    private static async Task<Discovered> FindAsync(LocalMachine machine, params (string, string)[] environment) =>
        await FindAsync(machine, 7070, environment);

    private static async Task<Discovered> FindAsync(
        LocalMachine machine, int ownPort, params (string, string)[] environment)
    {
        using var http = new HttpMessageInvoker(machine);
        return await Discovery.FindAsync(
            Some.Environment(environment), http, TimeProvider.System, ownPort, TestContext.Current.CancellationToken);
    }

    private sealed class SilentMachine : HttpMessageHandler
    {
        protected override async Task<HttpResponseMessage> SendAsync(
            HttpRequestMessage request, CancellationToken cancellationToken)
        {
            await Task.Delay(Timeout.Infinite, cancellationToken);
            throw new InvalidOperationException("never reached");
        }
    }

    /// <summary>A clock on which every wait is over at once.</summary>
    private sealed class ImpatientTime : TimeProvider
    {
        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
            base.CreateTimer(callback, state, TimeSpan.Zero, period);
    }
}
