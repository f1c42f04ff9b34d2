using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Pointsman.Server.Tests.Gateway;
using Xunit;

namespace Pointsman.Server.Tests.People;

/// <summary>
/// A gateway whose route <c>chat</c> asks the mock, which is never sure, and then the people of the queue
/// <c>support</c>.
/// </summary>
internal sealed class PeopleGateway : IAsyncDisposable
{
    public static readonly PersonQueueSettings Dear = new()
    {
        Wait = TimeSpan.FromMinutes(10), CostPerCase = new Usd(1.50m), CostPerHour = new Usd(30m),
    };

    private PeopleGateway(MockedGateway gateway) => Mocked = gateway;

    public MockedGateway Mocked { get; }

    public static (string Name, string Value) Polls => ("x-pointsman-human", "poll");

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public static async Task<PeopleGateway> StartAsync(
        Func<PersonQueueSettings, PersonQueueSettings>? queue = null, TimeProvider? time = null,
        Func<GatewaySettings, GatewaySettings>? also = null, Func<RouteSettings, RouteSettings>? route = null,
        string target = "openai/mock-n2-in7-out3") => new(await MockedGateway.StartAsync(
            setUp => setUp
                .Route("chat", one => (route?.Invoke(one) ?? one) with
                {
                    Strategy = RouteStrategy.Tiered, Targets = [],
                    Tiers =
                    [
                        new StepSettings { Name = "general", Use = [target] },
                        new StepSettings { Name = "person", Use = ["human/support"] },
                    ],
                }, target)
                .With(one => (also?.Invoke(one) ?? one) with
                {
                    People = new PeopleSettings
                    {
                        Queues = new Dictionary<string, PersonQueueSettings>
                        {
                            ["support"] = queue?.Invoke(Dear) ?? Dear,
                        },
                    },
                }),
            time));

    /// <summary>Asks, and reads an answer, or where to ask for it.</summary>
    public async Task<Seen> AskAsync(params (string Name, string Value)[] headers)
    {
        using HttpRequestMessage request =
            MockedGateway.Request(Speech.OpenAi, "chat", stream: false, "", headers);
        using HttpResponseMessage response = await Mocked.Http.SendAsync(request, Cancel);
        var seen = new Seen
        {
            Status = (int)response.StatusCode,
            Headers = response.Headers,
            ContentType = response.Content.Headers.ContentType?.MediaType,
            Raw = await response.Content.ReadAsStringAsync(Cancel),
        };
        return seen.Status == 202 ? seen : AnswerReading.Read(Speech.OpenAi, false, seen);
    }

    /// <summary>Asks without waiting, and gives the id of the case.</summary>
    public async Task<string> OpenAsync(
        string? text = null, params (string Name, string Value)[] headers)
    {
        using HttpRequestMessage request =
            MockedGateway.Request(Speech.OpenAi, "chat", stream: false, "", [Polls, .. headers]);
        string body = Speech.Body(Speech.OpenAi, "chat", stream: false);
        body = text is null
            ? body
            : body.Replace($"\"{Speech.Question}\"", JsonSerializer.Serialize(text), StringComparison.Ordinal);
        request.Content = new StringContent(body, Encoding.UTF8, "application/json");
        using HttpResponseMessage response = await Mocked.Http.SendAsync(request, Cancel);
        Assert.Equal(HttpStatusCode.Accepted, response.StatusCode);
        using JsonDocument json = JsonDocument.Parse(await response.Content.ReadAsStringAsync(Cancel));
        return json.RootElement.GetProperty("case").GetString()!;
    }

    /// <summary>The id of the only case that is open, as soon as one is.</summary>
    public async Task<string> WaitingAsync()
    {
        IReadOnlyList<PersonCase> open = [];
        await Until.Holds(() => (open = List(new CaseQuery { OnlyOpen = true })).Count > 0);
        return Assert.Single(open).Id;
    }

    public IReadOnlyList<PersonCase> List(CaseQuery? query = null) =>
        Mocked.Parts.Cases.Store.List(query ?? new CaseQuery(), Mocked.Parts.Time.GetUtcNow());

    public PersonCase Find(string id) => Mocked.Parts.Cases.Store.Find(id, Mocked.Parts.Time.GetUtcNow())!;

    public Task<(HttpStatusCode Status, JsonElement Json)> AdminAsync(string path, string? body = null) =>
        AsAsync(Mocked.Server.NewAdminToken, path, body);

    public Task<(HttpStatusCode Status, JsonElement Json)> AnswerAsync(string id, string text, string by = "Ann") =>
        AdminAsync($"/api/cases/{id}/answer", JsonSerializer.Serialize(new { by, text }));

    /// <summary>What a client is told of its case.</summary>
    public Task<(HttpStatusCode Status, JsonElement Json)> PollAsync(string id, CreatedKey? key = null) =>
        AsAsync(key?.Secret, $"/v1/cases/{id}");

    public Task<(HttpStatusCode Status, JsonElement Json)> AsAsync(string? bearer, string path, string? body = null) =>
        SendAsync(Mocked.Http, bearer, path, body);

    public static async Task<(HttpStatusCode Status, JsonElement Json)> SendAsync(
        HttpClient http, string? bearer, string path, string? body = null)
    {
        using var request = new HttpRequestMessage(body is null ? HttpMethod.Get : HttpMethod.Post, path);
        request.Headers.Authorization = bearer is null ? null : new AuthenticationHeaderValue("Bearer", bearer);
        request.Content = body is null ? null : new StringContent(body, Encoding.UTF8, "application/json");
        using HttpResponseMessage response = await http.SendAsync(request, Cancel);
        using JsonDocument json = JsonDocument.Parse(await response.Content.ReadAsStringAsync(Cancel));
        return (response.StatusCode, json.RootElement.Clone());
    }

    /// <summary>The faults of a refusal, as people see them.</summary>
    public static string Faults(JsonElement json) => string.Join('\n',
        json.GetProperty("error").GetProperty("faults").EnumerateArray().Select(fault =>
            $"{fault.GetProperty("where")}: {fault.GetProperty("found")}; {fault.GetProperty("fix")}"));

    public ValueTask DisposeAsync() => Mocked.DisposeAsync();
}
