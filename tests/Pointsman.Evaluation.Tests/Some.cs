using System.Text.Json;
using Microsoft.Extensions.AI;

namespace Pointsman.Evaluation.Tests;

/// <summary>Small things that many tests need.</summary>
internal static class Some
{
    /// <summary>An answer to a case whose values and expected answer are given as JSON.</summary>
    public static Evaluated Answered(string text, string? expected = null, string values = "{}")
    {
        using var json = JsonDocument.Parse(values);
        return new Evaluated
        {
            Case = new Case
            {
                Id = "q1",
                Values = json.RootElement.EnumerateObject()
                    .ToDictionary(property => property.Name, property => property.Value.Clone()),
                Expected = expected is null ? null : JsonSerializer.SerializeToElement(expected),
            },
            Answer = new Answer { Text = text },
            Messages = [new ChatMessage(ChatRole.User, "What is the capital of Norway?")],
            Model = "sim/small",
        };
    }

    /// <summary>The evaluators of a list in YAML; no fault is allowed.</summary>
    public static IReadOnlyList<EvaluatorUse> Evaluators(string yaml)
    {
        var faults = new List<Fault>();
        IReadOnlyList<EvaluatorUse> uses = TryEvaluators(yaml, faults);
        return faults.Count == 0 ? uses : throw new FaultsException(faults);
    }

    /// <summary>The evaluators of a list in YAML, and what is wrong with it.</summary>
    public static IReadOnlyList<EvaluatorUse> TryEvaluators(string yaml, List<Fault> faults) =>
        EvaluatorReader.Read(
            Yaml.YamlText.Parse(yaml, "suite.yaml", faults)!.Open(faults), "evaluators", new EvaluatorFiles("."));

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
