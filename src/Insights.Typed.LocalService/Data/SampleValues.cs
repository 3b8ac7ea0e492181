namespace Insights.Typed.LocalService.Data;

/// <summary>The parts of generated text. Some intentionally contain commas, quotes and non-ASCII letters.</summary>
internal static class SampleValues
{
    public static readonly string[] CompanyFirstNames =
    [
        "Contoso", "Fabrikam", "Adventure Works", "Northwind", "Tailspin", "Wide World", "Litware", "Trey Research",
        "Woodgrove", "Fourth Coffee", "Graphic Design", "Lucerne", "Margie's", "Coho", "Blue Yonder", "City Power & Light",
        "Humongous", "Alpine Ski House", "Café Liégeois", "Łódzka", "Ångström", "Müller & Söhne", "São Jorge", "株式会社つばさ",
        "Relecloud", "VanArsdel", "Best For You", "Munson's", "Nod Publishers", "Southridge",
    ];

    public static readonly string[] CompanySuffixes =
    [
        "", ", Ltd.", " \"Nord\"", " Group", " GmbH", " Retail, Inc.", " Services", " Holding", " & Partners, LLC", " Schools", " Health",
    ];

    public static readonly (string City, string Country)[] Locations =
    [
        ("Seattle", "United States"), ("Austin", "United States"), ("Chicago", "United States"), ("Toronto", "Canada"),
        ("London", "United Kingdom"), ("Köln", "Germany"), ("Berlin", "Germany"), ("Lyon", "France"), ("Kraków", "Poland"),
        ("São Paulo", "Brazil"), ("Pune", "India"), ("Osaka", "Japan"), ("Sydney", "Australia"), ("Malmö", "Sweden"),
        ("Zürich", "Switzerland"), ("Abidjan", "Côte d'Ivoire"), ("Seoul", "Korea, Republic of"),
    ];

    public static readonly string[] PartnerCountries = ["United States", "Germany", "Brazil", "India", "Japan"];

    public static readonly string[] Segments = ["Enterprise", "SM&C Corporate", "SMB", "Public Sector"];

    public static readonly string[] Industries = ["Manufacturing", "Retail", "Health", "Education", "Financial Services", "Media"];

    public static readonly (string Name, string[] Skus)[] Products =
    [
        ("Microsoft 365", ["E3", "E5", "Business Premium", "F3"]),
        ("Dynamics 365", ["Sales Enterprise", "Business Central Essentials", "Customer Service"]),
        ("Power BI", ["Pro", "Premium Per User"]),
        ("Enterprise Mobility + Security", ["E3", "E5"]),
        ("Azure", ["Pay-As-You-Go", "Reserved Instance"]),
        ("Teams", ["Teams Essentials", "Teams Phone, Standard"]),
    ];

    public static readonly string[] Services = ["Virtual Machines", "Storage", "SQL Database", "App Service", "Azure Monitor", "Bandwidth"];

    public static readonly string[] Workloads = ["Exchange", "SharePoint", "Teams", "OneDrive for Business", "Yammer", "Office 365 ProPlus"];

    public static readonly string[] Trainings =
    [
        "Azure Fundamentals", "Azure Administrator", "Security, Compliance and Identity", "Power Platform \"App in a Day\"", "Data Analyst",
    ];

    public static readonly string[] Competencies = ["Cloud Platform", "Data Analytics", "Application Development", "Security", "Small and Midmarket Cloud Solutions"];

    public static readonly string[] Apps = ["Adobe Acrobat Sign", "Jira Cloud", "Polly", "Zoom", "Miro", "Trello"];

    public static readonly string[] People = ["Ana Álvarez", "Björn Ek", "Chidi Obi", "Dorota Źródlana", "Emre Kaya", "Fatima Haddad", "Grace Lee", "O'Neil, Hugh"];

    public static readonly string[] Propensities = ["Act Now", "Evaluate", "Educate", "Nurture"];

    public static readonly string[] Levels = ["Low", "Medium", "High", "Very High"];

    public static string ToDomain(string company)
    {
        var letters = new string([.. company.Where(char.IsAsciiLetter).Select(char.ToLowerInvariant)]);
        return letters.Length == 0 ? "customer" : letters;
    }
}
