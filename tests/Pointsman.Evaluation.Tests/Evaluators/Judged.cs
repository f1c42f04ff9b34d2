using System.Text.Json;
using Microsoft.Extensions.AI;
using Pointsman.Yaml;
using Xunit;

namespace Pointsman.Evaluation.Tests.Evaluators;

/// <summary>Evaluators as a suite writes them, put to an answer.</summary>
internal static class Judged
{
    /// <summary>The evaluator that a line of YAML writes.</summary>
    public static EvaluatorUse Read(string yaml, string folder = ".")
    {
        var faults = new List<Fault>();
        EvaluatorUse? use = Try(yaml, faults, folder);
        Assert.Empty(faults);
        return use!;
    }

    /// <summary>The faults of a line of YAML that writes none.</summary>
    public static IReadOnlyList<Fault> Faults(string yaml)
    {
        var faults = new List<Fault>();
        Assert.Null(Try(yaml, faults, "."));
        Assert.NotEmpty(faults);
        return faults;
    }

    /// <summary>What an evaluator says of a text.</summary>
    public static Task<EvaluatorScore> Of(string yaml, string answer, object? expected = null) =>
        Of(yaml, new Answer { Text = answer }, expected);

    /// <summary>What an evaluator says of an answer.</summary>
    public static async Task<EvaluatorScore> Of(
        string yaml, Answer answer, object? expected = null, EvaluatorTools? tools = null, string folder = ".",
        params (string Name, object Value)[] values)
    {
        var evaluated = new Evaluated
        {
            Case = new Case
            {
                Id = "a",
                Expected = expected is null ? null : JsonSerializer.SerializeToElement(expected),
                Values = values.ToDictionary(pair => pair.Name, pair => JsonSerializer.SerializeToElement(pair.Value)),
            },
            Answer = answer,
            Messages = [new ChatMessage(ChatRole.User, "What?")],
            Model = "sim/small",
        };
        return await Read(yaml, folder).ScoreAsync(
            evaluated, tools ?? EvaluatorTools.None, TestContext.Current.CancellationToken);
    }

    private static EvaluatorUse? Try(string yaml, List<Fault> faults, string folder)
    {
        string text = $"evaluators:\n  - {yaml.ReplaceLineEndings("\n").Replace("\n", "\n    ")}";
        YamlText? read = YamlText.Parse(text, "suite.yaml", faults);
        return read is not null
            && EvaluatorReader.Read(read.Open(faults), "evaluators", new EvaluatorFiles(folder)) is [var use, ..]
            ? use
            : null;
    }
}
