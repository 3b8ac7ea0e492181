using Insights.Typed.Telemetry;

namespace Insights.Typed.Transport;

/// <summary>Whether the service accepts the client's tokens as obtained with multifactor authentication, as its latest response says.</summary>
internal sealed class MfaCompliance(ClientTelemetry telemetry)
{
    private const string RequestHeader = "ValidateMfa";
    private const string ResponseHeader = "isMfaCompliant";

    private readonly Lock gate = new();
    private bool? latest;

    /// <summary>What the latest response says that says anything; null before the first.</summary>
    public bool? Latest
    {
        get
        {
            lock (gate)
            {
                return latest;
            }
        }
    }

    /// <summary>Requests the check.</summary>
    public static void AddHeader(HttpRequestMessage request) => request.Headers.Add(RequestHeader, "true");

    /// <summary>What a response says; null where it says nothing.</summary>
    public static bool? ReadFrom(HttpResponseMessage response) =>
        response.Headers.TryGetValues(ResponseHeader, out var values) && bool.TryParse(values.FirstOrDefault()?.Trim(), out var isCompliant) ? isCompliant : null;

    /// <summary>Logs a change, so once and not for each request.</summary>
    public void Update(ServiceAnswer response)
    {
        if (response.IsMfaCompliant is not { } isCompliant)
        {
            return;
        }

        lock (gate)
        {
            if (latest == isCompliant)
            {
                return;
            }

            latest = isCompliant;
        }

        if (!isCompliant)
        {
            telemetry.Log.TokenNotMfaCompliant(response.CorrelationId ?? Events.None);
        }
    }
}
