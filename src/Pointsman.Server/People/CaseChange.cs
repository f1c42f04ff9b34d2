namespace Pointsman.Server;

/// <summary>What became of a change to a case.</summary>
/// <param name="Case">The case as it stands now; null when there is none of this id.</param>
/// <param name="Refused">Why nothing was changed; null when it was.</param>
internal sealed record CaseChange(PersonCase? Case, Fault? Refused)
{
    public bool Done => Refused is null;
}
