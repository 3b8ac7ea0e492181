namespace Insights.Typed;

/// <summary>What the service puts around every answer.</summary>
internal sealed class Envelope<T>
    where T : ServiceItem
{
    public List<T>? Value { get; set; }

    public string? NextLink { get; set; }

    public string? Message { get; set; }

    public int? StatusCode { get; set; }

    public bool? DataRedacted { get; set; }
}

/// <summary>The parts of the envelope that an error has.</summary>
internal sealed class ErrorEnvelope
{
    public string? Message { get; set; }
}
