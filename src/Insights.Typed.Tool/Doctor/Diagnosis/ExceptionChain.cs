using System.Globalization;
using System.Text.RegularExpressions;

namespace Insights.Typed.Tool.Doctor.Diagnosis;

/// <summary>Searches an exception and its inner exceptions.</summary>
internal static partial class ExceptionChain
{
    public static T? Find<T>(Exception exception)
        where T : Exception
    {
        for (Exception? current = exception; current is not null; current = current.InnerException)
        {
            if (current is T found)
            {
                return found;
            }
        }

        return null;
    }

    /// <summary>Finds the number of an error of Microsoft Entra ID, which follows AADSTS in its message.</summary>
    public static int? FindAuthorityError(Exception exception)
    {
        for (Exception? current = exception; current is not null; current = current.InnerException)
        {
            if (AuthorityErrorPattern().Match(current.Message) is { Success: true } match && int.TryParse(match.Groups[1].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture, out var code))
            {
                return code;
            }
        }

        return null;
    }

    [GeneratedRegex(@"AADSTS(\d{3,9})\b", RegexOptions.CultureInvariant)]
    private static partial Regex AuthorityErrorPattern();
}
