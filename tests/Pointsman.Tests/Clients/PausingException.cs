namespace Pointsman.Tests.Clients;

/// <summary>As clients tell that they are to be left alone: by themselves, or by the answer that they keep.</summary>
internal sealed class PausingException(TimeSpan? pause, string? header = null, string? value = null)
    : Exception("status 429")
{
    public int Status { get; } = 429;

    public TimeSpan? RetryAfter => pause;

    public Answer? GetRawResponse() => header is null ? null : new Answer(new Found(header, value!));

    internal sealed record Answer(Found Headers);

    internal sealed class Found(string header, string value)
    {
        public bool TryGetValue(string name, out string? found)
        {
            found = name.Equals(header, StringComparison.OrdinalIgnoreCase) ? value : null;
            return found is not null;
        }
    }
}
