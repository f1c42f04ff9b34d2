namespace Pointsman;

/// <summary>One step of a pipeline.</summary>
/// <param name="Name">
/// What records and later steps call it: letters, digits, <c>-</c> and <c>_</c>, a letter first.
/// </param>
/// <param name="Strategy">Whom it asks.</param>
/// <param name="Prompt">
/// What it is asked. <c>{question}</c> stands for what the client asked last, <c>{conversation}</c> for all that was
/// said, <c>{input}</c> for the output of the step before (of the first step: the question), and the name of an earlier
/// step in braces for its output. <c>{{name}}</c> stands for <c>{name}</c> itself; other braces are what they are.
/// </param>
public sealed record PipelineStep(string Name, RoutingStrategy Strategy, string Prompt)
{
    /// <summary>Instructions of its own; absent for those of the request.</summary>
    public string? System { get; init; }

    /// <summary>
    /// The most output tokens; absent for what the request allows at the last step, and for the model's own before.
    /// </summary>
    public int? MaxOutput { get; init; }
}
