using Microsoft.Extensions.AI;

namespace Pointsman.Providers;

/// <summary>
/// Reads the events of one streamed answer into updates. Tool calls come out as <see cref="ToolCallDelta"/> while they
/// arrive, and whole as <see cref="FunctionCallContent"/> once they are complete.
/// </summary>
public abstract class UpdateReader
{
    /// <summary>Whether the provider has said that the answer is complete.</summary>
    public bool IsComplete { get; protected set; }

    /// <summary>The error that the provider told in the stream.</summary>
    public WireError? Error { get; protected set; }

    /// <summary>The latest usage that the provider told, also when the answer broke off; null when none.</summary>
    public UsageDetails? Usage { get; protected set; }

    /// <summary>Events that could not be read and were left out.</summary>
    public int BadEvents { get; protected set; }

    /// <summary>
    /// Reads one event's data and adds the updates it stands for. <paramref name="name"/> is the event's name where
    /// it has one.
    /// </summary>
    public abstract void Read(string? name, ReadOnlyMemory<byte> data, List<ChatResponseUpdate> updates);

    /// <summary>
    /// Says that no event follows and adds what was held back until now: usage comes as one
    /// <see cref="UsageContent"/> here and nowhere else, so that cumulative reports are not added up.
    /// </summary>
    public virtual void End(List<ChatResponseUpdate> updates)
    {
        if (Usage is not null)
        {
            updates.Add(new ChatResponseUpdate { Contents = [new UsageContent(Usage)] });
        }
    }
}
