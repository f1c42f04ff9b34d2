namespace Pointsman.Providers;

/// <summary>The settings of an ask that some protocol cannot express, by what they are.</summary>
internal enum AskField
{
    Temperature,
    TopK,
    FrequencyPenalty,
    PresencePenalty,
    Seed,
    StopSequences,
    LogProbabilities,
    TopLogProbabilities,
    ResponseFormat,
    ParallelToolCalls,
    ToolChoice,
    Reasoning,
    Verbosity,
}
