using System.Globalization;
using System.Text.RegularExpressions;

namespace Insights.Typed.Tool.Doctor.Diagnosis;

/// <summary>What an exception and its causes say.</summary>
internal static partial class FailureChain
{
    public static T? Find<T>(Exception exception)
        where T : Exception
    {
        for (Exception? at = exception; at is not null; at = at.InnerException)
        {
            if (at is T found)
            {
                return found;
            }
        }

        return null;
    }

    /// <summary>The number after AADSTS, by which Microsoft Entra ID names its errors.</summary>
    public static int? AuthorityError(Exception exception)
    {
        for (Exception? at = exception; at is not null; at = at.InnerException)
        {
            if (Code().Match(at.Message) is { Success: true } match && int.TryParse(match.Groups[1].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture, out var code))
            {
                return code;
            }
        }

        return null;
    }

    [GeneratedRegex(@"AADSTS(\d{3,9})\b", RegexOptions.CultureInvariant)]
    private static partial Regex Code();
}
