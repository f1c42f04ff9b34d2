namespace Pointsman.Providers.Simulated;

/// <summary>A tool call as it is written: the arguments in tokens.</summary>
internal sealed record WrittenCall(string Id, string Name, IReadOnlyList<string> Arguments)
{
    // Real models pay for the name and the frame around it too.
    private const int Frame = 3;

    public int Tokens => Frame + Simulated.Tokens.Count(Name) + Arguments.Count;
}
