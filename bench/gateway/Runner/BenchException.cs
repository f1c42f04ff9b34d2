namespace Pointsman.GatewayBench;

/// <summary>Why a run cannot begin or go on, in words for who started it.</summary>
internal sealed class BenchException(string message) : Exception(message);
