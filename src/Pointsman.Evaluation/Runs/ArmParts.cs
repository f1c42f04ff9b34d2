using Microsoft.Extensions.AI;

namespace Pointsman.Evaluation;

/// <summary>All that is needed to ask an arm.</summary>
/// <param name="Arm">The arm.</param>
/// <param name="Options">The options of its requests.</param>
/// <param name="Caller">Who asks it.</param>
/// <param name="Bound">The most that a call may cost.</param>
/// <param name="Lane">Whose limits it shares.</param>
/// <param name="Memory">Answers of earlier runs; null where none are taken.</param>
internal sealed record ArmParts(
    Arm Arm, ChatOptions Options, ArmCaller Caller, CallBound Bound, CallLane Lane, AnswerCache? Memory);
