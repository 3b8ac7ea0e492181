using System.Globalization;

namespace Insights.Typed.LocalService;

/// <summary>How the service writes a time: UTC, whole seconds.</summary>
internal static class ServiceTime
{
    private const string Format = "yyyy-MM-ddTHH:mm:ssZ";

    public static string Write(DateTime time) => time.ToString(Format, CultureInfo.InvariantCulture);

    public static bool TryRead(string text, out DateTime time) => DateTime.TryParseExact(
        text, Format, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out time);
}
