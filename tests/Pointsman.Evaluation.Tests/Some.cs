using System.Text.Json;
using Microsoft.Extensions.AI;

namespace Pointsman.Evaluation.Tests;

/// <summary>Suites and options for tests, to be changed by <c>with</c>.</summary>
internal static class Some
{
    /// <summary>A dollar for each thousand tokens read, and each thousand written.</summary>
    public static readonly Price Price = new() { Base = new Rates { Input = new Usd(1_000), Output = new Usd(1_000) } };

    /// <summary>So many cases, q0 and on, each of which expects what it asks.</summary>
    public static Suite Suite(int cases, params string[] models) => new()
    {
        Name = "some",
        Models = [.. (models.Length == 0 ? ["a"] : models).Select(model => new SuiteModel { Model = model })],
        Prompts =
        [
            new Prompt
            {
                Name = "prompt", Messages = [new PromptMessage(ChatRole.User, Template.Parse("{{input}}"))],
            },
        ],
        Cases = [new InlineCases(Enumerable.Range(0, cases).Select(Case))],
        Evaluators = [new EvaluatorUse(new EqualsEvaluator(Template.Parse("{{expected}}")))],
        Timeout = TimeSpan.FromMinutes(10),
    };

    public static Case Case(int at) => new()
    {
        Id = $"q{at}",
        Values = new Dictionary<string, JsonElement> { ["input"] = Json($"q{at}") },
        Expected = Json($"q{at}"),
    };

    public static RunnerOptions Options(IChatClient client) => new()
    {
        Clients = _ => client,
        Time = new HurriedTime(),
    };

    public static HttpRequestException Refusal(int status) =>
        new($"no: {status}", null, (System.Net.HttpStatusCode)status);

    private static JsonElement Json(string text) => JsonSerializer.SerializeToElement(text);
}
