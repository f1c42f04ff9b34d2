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
}
