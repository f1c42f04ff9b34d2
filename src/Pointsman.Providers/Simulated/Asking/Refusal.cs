using System.Globalization;

namespace Pointsman.Providers.Simulated;

/// <summary>An answer that refuses, in the words and the shape of the protocol.</summary>
internal sealed record Refusal(int Status, string Type, string? Code, string? Param, string Message)
{
    /// <summary>The value of Retry-After, in seconds.</summary>
    public int? RetryAfter { get; init; }

    public static Refusal Bad(string? param, string message, string? code = null) =>
        new(400, "invalid_request_error", code, param, message);

    public static Refusal TooLong(int most, int asked) => new(
        400, "invalid_request_error", "context_length_exceeded", "messages",
        string.Create(CultureInfo.InvariantCulture, $"This model's maximum context length is {most} tokens. ")
        + string.Create(CultureInfo.InvariantCulture, $"Your request needs {asked} tokens. ")
        + "Shorten the messages, ask for fewer tokens, or use a model with a larger window.");

    public static Refusal NoModel(string name) => new(
        404, "invalid_request_error", "model_not_found", "model",
        $"The model '{name}' does not exist. The simulated models are "
        + $"{string.Join(", ", SimulatedModel.All.Select(model => model.Id))}.");
}
