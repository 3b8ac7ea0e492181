using System.Globalization;

namespace Insights.Typed.LocalService.CommandLine;

/// <summary>How faults are called on the command line: a word, with a number behind it where the fault has one.</summary>
internal static class FaultWords
{
    private const string Seconds = "SECONDS";
    private const string Bytes = "BYTES";
    private const string Status = "STATUS";

    private static readonly Dictionary<string, (string? Unit, Func<double, LocalServiceFault> Fault)> Words = new(StringComparer.OrdinalIgnoreCase)
    {
        ["throttle"] = (Seconds, n => LocalServiceFault.Throttled(TimeSpan.FromSeconds(n))),
        ["throttle-until"] = (Seconds, n => LocalServiceFault.Throttled(TimeSpan.FromSeconds(n), asDate: true)),
        ["status"] = (Status, n => LocalServiceFault.Failed((int)n)),
        ["envelope"] = (Status, n => LocalServiceFault.RefusedInEnvelope((int)n)),
        ["fail-execution"] = (null, _ => LocalServiceFault.ExecutionFailed),
        ["html"] = (Status, n => LocalServiceFault.Html((int)n)),
        ["unauthorized"] = (null, _ => LocalServiceFault.Unauthorized),
        ["expired-link"] = (null, _ => LocalServiceFault.ExpiredLink),
        ["empty"] = (null, _ => LocalServiceFault.EmptyBody),
        ["truncate"] = (null, _ => LocalServiceFault.TruncatedBody),
        ["broken-gzip"] = (null, _ => LocalServiceFault.BrokenCompression),
        ["close"] = (null, _ => LocalServiceFault.ClosedConnection),
        ["lose-answer"] = (null, _ => LocalServiceFault.LostAnswer),
        ["no-answer"] = (null, _ => LocalServiceFault.NoAnswer),
        ["cut"] = (Bytes, n => LocalServiceFault.CutAfter((long)n)),
        ["stall"] = (Bytes, n => LocalServiceFault.StalledAfter((long)n)),
        ["trickle"] = (Bytes, n => LocalServiceFault.Trickling((int)n, TimeSpan.FromSeconds(1))),
        ["delay"] = (Seconds, n => LocalServiceFault.Delayed(TimeSpan.FromSeconds(n))),
        ["change-file"] = (null, _ => LocalServiceFault.FileChanged),
    };

    /// <summary>All of them, to be shown.</summary>
    public static string All => string.Join(", ", Words.Select(w => w.Value.Unit is { } unit ? $"{w.Key}={unit}" : w.Key));

    /// <summary>The fault that is written so.</summary>
    /// <exception cref="FormatException">There is none.</exception>
    public static LocalServiceFault Read(string text)
    {
        var (word, number) = text.Split('=', 2) is [var before, var behind] ? (before, behind) : (text, null);
        if (!Words.TryGetValue(word, out var known))
        {
            throw new FormatException($"There is no fault '{word}'. There are {All}.");
        }

        if (known.Unit is null)
        {
            return number is null ? known.Fault(0) : throw new FormatException($"'{word}' takes no number.");
        }

        var styles = known.Unit == Seconds ? NumberStyles.AllowDecimalPoint : NumberStyles.None;
        if (!double.TryParse(number, styles, CultureInfo.InvariantCulture, out var value) || value > LargestOf(known.Unit) || value < LeastOf(word, known.Unit))
        {
            throw new FormatException($"'{word}' takes a number, {word}={known.Unit}, such as {word}={ExampleOf(known.Unit)}.");
        }

        return known.Fault(value);
    }

    private static double LargestOf(string unit) => unit switch
    {
        Status => 599,
        Seconds => TimeSpan.FromDays(30).TotalSeconds,
        _ => int.MaxValue,
    };

    private static double LeastOf(string word, string unit) => word.ToUpperInvariant() switch
    {
        "STATUS" or "ENVELOPE" => 400,
        "TRICKLE" => 1,
        _ => unit == Status ? 200 : 0,
    };

    private static string ExampleOf(string unit) => unit switch
    {
        Seconds => "2.5",
        Bytes => "1000",
        _ => "503",
    };
}
