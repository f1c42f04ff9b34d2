namespace Pointsman.Server;

/// <summary>The people who answer what models hand on.</summary>
public sealed record PeopleSettings
{
    /// <summary>
    /// Queues by name. Default: none; a route may name any queue, and one that is not here has the defaults.
    /// </summary>
    public IReadOnlyDictionary<string, PersonQueueSettings> Queues { get; init; } =
        new Dictionary<string, PersonQueueSettings>();

    /// <summary>How a queue is set up.</summary>
    public PersonQueueSettings Of(string queue) => Queues.GetValueOrDefault(queue) ?? PersonQueueSettings.Default;
}
