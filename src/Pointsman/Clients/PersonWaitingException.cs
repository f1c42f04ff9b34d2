using Microsoft.Extensions.AI;

namespace Pointsman;

/// <summary>
/// A chat client throws it to say that a person has the request and has not answered yet: nobody else is asked then,
/// and the <see cref="PointsmanException"/> tells the case.
/// </summary>
/// <param name="caseId">Under which the answer is asked for later.</param>
/// <param name="provisional">The surest answer of a model so far; null for none.</param>
public sealed class PersonWaitingException(string caseId, ChatResponse? provisional = null)
    : Exception($"a person has {caseId} and has not answered yet; ask for the answer later")
{
    /// <summary>Under which the answer is asked for later.</summary>
    public string CaseId => caseId;

    /// <summary>The surest answer of a model so far; it is not the answer. Null for none.</summary>
    public ChatResponse? Provisional => provisional;
}
