using System.Globalization;

namespace Insights.Typed.LocalService.CommandLine;

/// <summary>The names of faults on the command line, followed by a number if the fault has one.</summary>
internal static class FaultNames
{
    private const string Seconds = "SECONDS";
    private const string Bytes = "BYTES";
    private const string Status = "STATUS";

    private static readonly Dictionary<string, (string? Unit, Func<double, LocalServiceFault> Fault)> Faults = new(StringComparer.OrdinalIgnoreCase)
    {
        ["throttle"] = (Seconds, n => LocalServiceFault.Throttled(TimeSpan.FromSeconds(n))),
        ["throttle-until"] = (Seconds, n => LocalServiceFault.Throttled(TimeSpan.FromSeconds(n), asDate: true)),
        ["status"] = (Status, n => LocalServiceFault.ErrorStatus((int)n)),
        ["envelope"] = (Status, n => LocalServiceFault.ErrorInEnvelope((int)n)),
        ["fail-execution"] = (null, _ => LocalServiceFault.ExecutionFailed),
        ["html"] = (Status, n => LocalServiceFault.HtmlPage((int)n)),
        ["unauthorized"] = (null, _ => LocalServiceFault.Unauthorized),
        ["expired-link"] = (null, _ => LocalServiceFault.ExpiredLink),
        ["empty"] = (null, _ => LocalServiceFault.EmptyBody),
        ["truncate"] = (null, _ => LocalServiceFault.TruncatedBody),
        ["broken-gzip"] = (null, _ => LocalServiceFault.BrokenCompression),
        ["close"] = (null, _ => LocalServiceFault.ClosedConnection),
        ["lose-response"] = (null, _ => LocalServiceFault.LostResponse),
        ["no-response"] = (null, _ => LocalServiceFault.NoResponse),
        ["cut"] = (Bytes, n => LocalServiceFault.CutAfter((long)n)),
        ["stall"] = (Bytes, n => LocalServiceFault.StalledAfter((long)n)),
        ["trickle"] = (Bytes, n => LocalServiceFault.Trickling((int)n, TimeSpan.FromSeconds(1))),
        ["delay"] = (Seconds, n => LocalServiceFault.Delayed(TimeSpan.FromSeconds(n))),
        ["change-file"] = (null, _ => LocalServiceFault.FileChanged),
    };

    /// <summary>The list of all names, for messages.</summary>
    public static string All => string.Join(", ", Faults.Select(w => w.Value.Unit is { } unit ? $"{w.Key}={unit}" : w.Key));

    /// <summary>Parses a fault.</summary>
    /// <exception cref="FormatException">The text is not a fault.</exception>
    public static LocalServiceFault Parse(string text)
    {
        var (name, number) = text.Split('=', 2) is [var namePart, var numberPart] ? (namePart, numberPart) : (text, null);
        if (!Faults.TryGetValue(name, out var known))
        {
            throw new FormatException($"The fault '{name}' does not exist. The faults are {All}.");
        }

        if (known.Unit is null)
        {
            return number is null ? known.Fault(0) : throw new FormatException($"'{name}' has no number.");
        }

        var styles = known.Unit == Seconds ? NumberStyles.AllowDecimalPoint : NumberStyles.None;
        if (!double.TryParse(number, styles, CultureInfo.InvariantCulture, out var value) || value > GetMaximum(known.Unit) || value < GetMinimum(name, known.Unit))
        {
            throw new FormatException($"'{name}' requires a number, {name}={known.Unit}, such as {name}={GetExample(known.Unit)}.");
        }

        return known.Fault(value);
    }

    private static double GetMaximum(string unit) => unit switch
    {
        Status => 599,
        Seconds => TimeSpan.FromDays(30).TotalSeconds,
        _ => int.MaxValue,
    };

    private static double GetMinimum(string name, string unit) => name.ToUpperInvariant() switch
    {
        "STATUS" or "ENVELOPE" => 400,
        "TRICKLE" => 1,
        _ => unit == Status ? 200 : 0,
    };

    private static string GetExample(string unit) => unit switch
    {
        Seconds => "2.5",
        Bytes => "1000",
        _ => "503",
    };
}
