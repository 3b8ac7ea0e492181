using System.Globalization;

namespace Insights.Typed.Tests;

/// <summary>Cultures that format numbers and dates unlike the query language and report files.</summary>
public static class Cultures
{
    public static TheoryData<string> All { get; } = ["unusual", "tr-TR", "de-DE", "ar-SA", "fa-IR", "sv-SE", "th-TH"];

    /// <summary>Runs an action under a culture; if the machine does not have it, under a custom culture with unusual symbols.</summary>
    public static void Run(string name, Action action)
    {
        var before = CultureInfo.CurrentCulture;
        var culture = name.Length > 0 && (name == "unusual" || !Exists(name)) ? CreateUnusual() : new CultureInfo(name, useUserOverride: false);
        try
        {
            CultureInfo.CurrentCulture = culture;
            CultureInfo.CurrentUICulture = culture;
            action();
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
            CultureInfo.CurrentUICulture = before;
        }
    }

    private static bool Exists(string name)
    {
        try
        {
            return CultureInfo.GetCultureInfo(name, predefinedOnly: true).Name == name;
        }
        catch (CultureNotFoundException)
        {
            return false;
        }
    }

    private static CultureInfo CreateUnusual()
    {
        var culture = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        culture.NumberFormat.NegativeSign = "\u2212";
        culture.NumberFormat.PositiveSign = "plus";
        culture.NumberFormat.NumberDecimalSeparator = ",";
        culture.NumberFormat.NumberGroupSeparator = ".";
        culture.DateTimeFormat.DateSeparator = ".";
        culture.DateTimeFormat.TimeSeparator = "h";
        culture.DateTimeFormat.ShortDatePattern = "d.M.yy";
        culture.DateTimeFormat.LongTimePattern = "H.mm";
        culture.DateTimeFormat.AMDesignator = "vm";
        culture.DateTimeFormat.PMDesignator = "nm";
        return culture;
    }
}
