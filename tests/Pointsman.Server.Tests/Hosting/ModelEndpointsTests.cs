using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using Xunit;

namespace Pointsman.Server.Tests.Hosting;

/// <summary>The lists of models, in the three shapes.</summary>
public sealed class ModelEndpointsTests : IAsyncLifetime
{
    private static readonly string[] All =
        ["auto", "fast", "sim/small", "sim/large", "sim/reasoner", "sim/vision", "far/one"];

    private RunningGateway _gateway = null!;

    public async ValueTask InitializeAsync() => _gateway = await RunningGateway.StartAsync(new GatewaySettings
    {
        Providers = new Dictionary<string, ProviderSettings>
        {
            [SimulatedProvider.Name] = SimulatedProvider.Settings,
            ["far"] = new()
            {
                Name = "far", Protocol = ProviderProtocol.OpenAI, BaseUrl = "http://127.0.0.1:9/v1",
                KnownModels = ["one"],
            },
        },
        Models = new Dictionary<string, ModelSettings>
        {
            ["fast"] = new() { Name = "fast", Offers = [new OfferName("far", "small")], Context = 32_000 },
        },
        Routes = new Dictionary<string, RouteSettings>
        {
            ["auto"] = new()
            {
                Name = "auto",
                Strategy = RouteStrategy.Fallback,
                Targets = [new TargetSettings { Use = "fast" }, new TargetSettings { Use = "sim/large" }],
            },
        },
    });

    public ValueTask DisposeAsync() => _gateway.DisposeAsync();

    private async Task<(HttpStatusCode Status, JsonElement Json)> GetAsync(
        string path, bool anthropic = false, string? key = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        if (anthropic)
        {
            request.Headers.Add("anthropic-version", "2023-06-01");
        }

        request.Headers.Authorization = key is null ? null : new AuthenticationHeaderValue("Bearer", key);
        CancellationToken cancel = TestContext.Current.CancellationToken;
        using HttpResponseMessage response = await _gateway.Client.SendAsync(request, cancel);
        using JsonDocument json = JsonDocument.Parse(await response.Content.ReadAsStringAsync(cancel));
        return (response.StatusCode, json.RootElement.Clone());
    }

    private async Task<string[]> NamesAsync(string path, string list = "data", string id = "id", bool anthropic = false,
        string? key = null) =>
        [
            .. (await GetAsync(path, anthropic, key)).Json.GetProperty(list).EnumerateArray()
                .Select(model => model.GetProperty(id).GetString()!),
        ];

    [Fact]
    public async Task OpenAi_clients_get_all_names_with_owner_and_window()
    {
        JsonElement list = (await GetAsync("/v1/models")).Json;
        Assert.Equal("list", list.GetProperty("object").GetString());
        Assert.Equal(All, await NamesAsync("/v1/models"));
        Dictionary<string, JsonElement> models =
            list.GetProperty("data").EnumerateArray().ToDictionary(model => model.GetProperty("id").GetString()!);
        Assert.Equal("pointsman", models["auto"].GetProperty("owned_by").GetString());
        Assert.Equal("far", models["fast"].GetProperty("owned_by").GetString());
        Assert.Equal(32_000, models["fast"].GetProperty("context_length").GetInt32());
        Assert.Equal(JsonValueKind.Null, models["far/one"].GetProperty("context_length").ValueKind);
        Assert.True(models["sim/small"].GetProperty("simulated").GetBoolean());
        Assert.True(models["auto"].GetProperty("simulated").GetBoolean());
        Assert.False(models["fast"].GetProperty("simulated").GetBoolean());
    }

    [Fact]
    public async Task Anthropic_clients_get_pages()
    {
        JsonElement first = (await GetAsync("/v1/models?limit=3", anthropic: true)).Json;
        Assert.True(first.GetProperty("has_more").GetBoolean());
        Assert.Equal("auto", first.GetProperty("first_id").GetString());
        Assert.Equal("sim/small", first.GetProperty("last_id").GetString());
        Assert.Equal("sim/small (simulated)", first.GetProperty("data")[2].GetProperty("display_name").GetString());
        Assert.Equal(All[3..], await NamesAsync("/v1/models?after_id=sim/small", anthropic: true));
        Assert.Equal(All[1..3], await NamesAsync("/v1/models?limit=2&before_id=sim%2Flarge", anthropic: true));
        Assert.False((await GetAsync("/v1/models", anthropic: true)).Json.GetProperty("has_more").GetBoolean());
    }

    [Fact]
    public async Task Gemini_clients_get_pages()
    {
        JsonElement first = (await GetAsync("/v1beta/models?pageSize=5")).Json;
        Assert.Equal("models/auto", first.GetProperty("models")[0].GetProperty("name").GetString());
        string next = first.GetProperty("nextPageToken").GetString()!;
        Assert.Equal(All[5..].Select(name => $"models/{name}"),
            await NamesAsync($"/v1beta/models?pageToken={Uri.EscapeDataString(next)}", "models", "name"));
        Assert.False((await GetAsync("/v1beta/models")).Json.TryGetProperty("nextPageToken", out _));
    }

    [Theory]
    [InlineData("/v1/models/sim/small", "id", "sim/small")]
    [InlineData("/v1/models/sim%2fsmall", "id", "sim/small")]
    [InlineData("/v1/models/far/any-other", "id", "far/any-other")]
    [InlineData("/v1beta/models/sim%2Fsmall", "name", "models/sim/small")]
    public async Task One_name_is_shown(string path, string field, string name) =>
        Assert.Equal(name, (await GetAsync(path)).Json.GetProperty(field).GetString());

    [Theory]
    [InlineData("/v1/models/nothing", false)]
    [InlineData("/v1/models/nothing", true)]
    [InlineData("/v1beta/models/nothing", false)]
    public async Task A_name_that_stands_for_nothing_is_refused_in_the_shape_of_the_protocol(string path, bool anthropic)
    {
        (HttpStatusCode status, JsonElement json) = await GetAsync(path, anthropic);
        Assert.Equal(HttpStatusCode.NotFound, status);
        string message = json.GetProperty("error").GetProperty("message").GetString()!;
        Assert.Contains("'nothing' is no model", message, StringComparison.Ordinal);
        Assert.Equal(anthropic, json.TryGetProperty("type", out _));
    }

    [Theory]
    [InlineData("/v1/models?limit=0", true)]
    [InlineData("/v1/models?after_id=nothing", true)]
    [InlineData("/v1/models?before_id=nothing", true)]
    [InlineData("/v1beta/models?pageSize=many", false)]
    [InlineData("/v1beta/models?pageToken=nothing", false)]
    public async Task A_page_that_does_not_exist_is_refused(string path, bool anthropic) =>
        Assert.Equal(HttpStatusCode.BadRequest, (await GetAsync(path, anthropic)).Status);

    [Fact]
    public async Task A_key_sees_what_it_may_call()
    {
        string routes = await _gateway.CreateKeyAsync("""{ "name": "a", "routes": ["auto"], "models": ["far/*"] }""");
        Assert.Equal(["far/one"], await NamesAsync("/v1/models", key: routes));
        string large = await _gateway.CreateKeyAsync("""{ "name": "b", "models": ["sim/l*"] }""");
        Assert.Equal(["auto", "sim/large"], await NamesAsync("/v1/models", key: large));
        Assert.Equal(HttpStatusCode.NotFound, (await GetAsync("/v1/models/sim/small", key: large)).Status);
        Assert.Equal(HttpStatusCode.Unauthorized, (await GetAsync("/v1/models", key: "pm_nobody")).Status);
        Assert.Equal(HttpStatusCode.Unauthorized, (await GetAsync("/v1beta/models/auto", key: "pm_nobody")).Status);
    }
}
