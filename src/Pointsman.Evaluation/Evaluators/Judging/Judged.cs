namespace Pointsman.Evaluation;

/// <summary>What a judge said, or why it said nothing that counts.</summary>
/// <param name="Said">What it said; null where there is an error.</param>
/// <param name="Error">Why there is nothing; null where there is.</param>
internal readonly record struct Judged<T>(T? Said, string? Error)
    where T : class;
