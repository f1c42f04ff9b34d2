namespace Pointsman.Providers.Simulated;

/// <summary>Bytes of an answer, and how long after the arrival of the request they come.</summary>
internal readonly record struct PacedEvent(TimeSpan Due, ReadOnlyMemory<byte> Bytes, Ending Ending = Ending.None);
