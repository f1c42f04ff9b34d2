namespace Pointsman.Tests.Clients;

/// <summary>As OpenAI's library tells a status: a number under a name of its own.</summary>
internal sealed class NumberedException(int status) : Exception($"status {status}")
{
    public int Status { get; } = status;
}
