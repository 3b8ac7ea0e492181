using Insights.Typed.Telemetry;

namespace Insights.Typed.Transport;

/// <summary>Tracks whether the service accepts the client's tokens as obtained with multifactor authentication.</summary>
internal sealed class MfaCompliance(ClientTelemetry telemetry)
{
    private const string RequestHeader = "ValidateMfa";
    private const string ResponseHeader = "isMfaCompliant";

    private readonly Lock gate = new();
    private bool? latest;

    /// <summary>Gets the value of the latest response that contains one; null before the first.</summary>
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

    /// <summary>Reads the value of a response; null if it contains none.</summary>
    public static bool? ReadFrom(HttpResponseMessage response) =>
        response.Headers.TryGetValues(ResponseHeader, out var values) && bool.TryParse(values.FirstOrDefault()?.Trim(), out var isCompliant) ? isCompliant : null;

    /// <summary>Stores the value, and logs a change, so that it is logged once and not for each request.</summary>
    public void Update(ServiceResponse response)
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
