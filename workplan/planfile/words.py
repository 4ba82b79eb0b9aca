"""Words for the status, the kind and the scope of an activity, as plans write them."""

import re
from functools import lru_cache

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import override

from gmg_portal.lib.languages import LANGUAGE_CODES
from gmg_portal.lib.searchtext import normalise
from gmg_portal.lib.separators import listed
from workplan.models import ActivityKind, ActivityScope, ActivityStatus
from workplan.status import WORDS

from .findings import Doubtful
from .likeness import nearest_of

STATUS = ActivityStatus
STATUSES = {
    STATUS.PLANNED: """
        planned, yet to start, yet to begin, not started, not yet started, not begun, to start,
        to be started, to begin, to do, upcoming, scheduled, foreseen, proposed, not initiated,
        in preparation, under preparation, in planning, planning, prévu, planifié, à venir,
        non commencé, pas commencé, pas encore commencé, non démarré, à démarrer, en préparation,
        previsto, planificado, planeado, programado, por iniciar, por comenzar, no iniciado,
        sin iniciar, no comenzado, aún no iniciado, запланировано, планируется, не начато,
        еще не начато, предстоит, в планах, в подготовке, مخطط, مخطط له, لم يبدأ, لم يبدأ بعد,
        لم تبدأ, لم تبدأ بعد, مقرر, 计划, 计划中, 已计划, 未开始, 尚未开始, 未启动, 尚未启动,
        待启动, 筹备中
    """,
    STATUS.ONGOING: """
        in progress, ongoing, on-going, on going, on track, under way, underway, started, begun,
        active, in implementation, under implementation, being implemented, in process,
        continuing, continuous, launched, partially completed, partly completed,
        partially implemented, partially done, work in progress, wip, initiated, en cours,
        démarré, commencé, lancé, en bonne voie, en cours d'exécution, en cours de mise en œuvre,
        en curso, en marcha, en proceso, en ejecución, iniciado, comenzado, en progreso,
        в процессе, выполняется, осуществляется, реализуется, начато, ведется, в работе, идет,
        в процессе реализации, в ходе выполнения, продолжается, جار, جارية, جاري, قيد التنفيذ,
        قيد الإنجاز, مستمر, مستمرة, بدأ, بدأت, 进行中, 正在进行, 正在执行, 执行中, 实施中,
        正在实施, 按计划进行, 已开始, 已启动
    """,
    STATUS.COMPLETED: """
        done, completed, complete, finalised, finalized, finished, achieved, implemented,
        delivered, closed, concluded, accomplished, fully implemented, fully completed, ended,
        held, published, terminé, achevé, réalisé, finalisé, fait, accompli, exécuté, clos,
        completado, completo, terminado, finalizado, concluido, realizado, hecho, cumplido,
        ejecutado, logrado, завершено, выполнено, закончено, осуществлено, сделано, реализовано,
        исполнено, مكتمل, مكتملة, منجز, منجزة, أنجز, أنجزت, انتهى, انتهت, تم, تم الانتهاء, اكتمل,
        اكتملت, نفذ, 已完成, 完成, 已结束, 结束, 已实施, 已落实
    """,
    STATUS.DELAYED: """
        delayed, postponed, behind schedule, behind, late, overdue, off track, deferred,
        rescheduled, slipped, retardé, en retard, reporté, différé, retrasado, con retraso,
        atrasado, demorado, aplazado, pospuesto, postergado, задерживается, задержано, отложено,
        с задержкой, перенесено, отстает, с опозданием, متأخر, متأخرة, مؤجل, مؤجلة, تأجل, 延迟,
        推迟, 延误, 已推迟, 延期, 滞后
    """,
    STATUS.SUSPENDED: """
        suspended, on hold, hold, paused, stalled, frozen, interrupted, halted, blocked,
        suspendu, en suspens, en attente, en pause, interrompu, bloqué, suspendido, en pausa,
        en suspenso, paralizado, interrumpido, detenido, приостановлено, заморожено, на паузе,
        معلق, معلقة, متوقف, متوقفة, موقوف, 暂停, 已暂停, 搁置, 中断
    """,
    STATUS.CANCELLED: """
        cancelled, canceled, cancelled., discontinued, dropped, abandoned, withdrawn, deleted,
        will not be implemented, not pursued, called off, annulé, abandonné, supprimé, cancelado,
        anulado, abandonado, descartado, suprimido, отменено, прекращено, снято, аннулировано,
        ملغى, ملغاة, ألغي, ألغيت, 取消, 已取消, 终止, 已终止, 撤销
    """,
    STATUS.OUTCOME_UNKNOWN: """
        unknown, not known, outcome unknown, no information, not reported, no report, no data,
        inconnu, non communiqué, desconocido, sin información, неизвестно, нет данных,
        нет сведений, غير معروف, لا توجد معلومات, 未知, 不详, 无资料
    """,
}
KINDS = {
    ActivityKind.JOINT_PROGRAMME: """
        joint programme, joint program, programme, program, project, joint project,
        joint initiative, programme conjoint, programa conjunto, programa, proyecto, projet,
        совместная программа, программа, проект, برنامج مشترك, برنامج, مشروع, 联合方案, 方案,
        项目
    """,
    ActivityKind.CAPACITY_DEVELOPMENT: """
        capacity development, capacity building, capacity-building, capacity strengthening,
        training, trainings, technical assistance, technical cooperation, technical support,
        workshop training, renforcement des capacités, formation, assistance technique,
        desarrollo de la capacidad, desarrollo de capacidades, fortalecimiento de capacidades,
        creación de capacidad, capacitación, asistencia técnica, наращивание потенциала,
        укрепление потенциала, обучение, подготовка кадров, техническая помощь, تنمية القدرات,
        بناء القدرات, تدريب, مساعدة تقنية, 能力建设, 培训, 技术援助
    """,
    ActivityKind.GUIDANCE_AND_PUBLICATIONS: """
        guidance and publications, guidance, guidelines, publication, publications, tools, tool,
        toolkit, handbook, manual, policy guidance, normative, normative work, knowledge product,
        knowledge products, policy brief, orientations, lignes directrices, publicaciones, guía,
        directrices, orientación, руководство, руководящие указания, публикация, публикации,
        пособие, إرشادات, مبادئ توجيهية, منشورات, دليل, 指南, 指导, 出版物, 手册
    """,
    ActivityKind.RESEARCH_AND_DATA: """
        research and data, research, data, study, studies, analysis, assessment, data collection,
        statistics, research and analysis, evidence, mapping, survey, monitoring and evaluation,
        recherche, données, étude, analyse, investigación, datos, estudio, análisis,
        исследования, исследование, данные, анализ, статистика, بحوث, بحث, بيانات, دراسة, تحليل,
        研究, 数据, 分析, 调查
    """,
    ActivityKind.COORDINATION: """
        coordination, coherence, inter-agency coordination, governance, management, secretariat,
        information sharing, information exchange, cooperation, coordinación, gobernanza,
        cohérence, координация, управление, обмен информацией, تنسيق, التنسيق, حوكمة, 协调, 治理
    """,
    ActivityKind.EVENT: """
        event, events, meeting, meetings, workshop, conference, seminar, symposium, side event,
        round table, roundtable, consultation, forum, dialogue, webinar, réunion, atelier,
        conférence, séminaire, événement, manifestation, evento, reunión, taller, conferencia,
        seminario, мероприятие, встреча, совещание, семинар, конференция, форум, консультация,
        حدث, اجتماع, حلقة عمل, مؤتمر, ندوة, منتدى, 活动, 会议, 研讨会, 讲习班, 论坛
    """,
    ActivityKind.ADVOCACY: """
        advocacy, communication, communications, outreach, awareness, awareness raising,
        awareness-raising, campaign, public information, plaidoyer, sensibilisation,
        communication, campagne, promoción, sensibilización, comunicación, incidencia, campaña,
        пропагандистская деятельность, информационно-разъяснительная работа, кампания,
        информирование, دعوة, مناصرة, توعية, حملة, 宣传, 倡导, 宣传活动
    """,
}
SCOPES = {
    ActivityScope.JOINT: """
        joint, collective, all members, whole group, conjoint, conjunto, совместная, مشترك, 联合
    """,
    ActivityScope.SEVERAL_AGENCIES: """
        several agencies, several, inter-agency, interagency, multi-agency, multiple agencies,
        some agencies, plusieurs organismes, varios organismos, несколько учреждений, عدة وكالات,
        多个机构
    """,
    ActivityScope.SINGLE_AGENCY: """
        single agency, single, individual, one agency, agency, agency-specific, bilateral,
        un seul organisme, un solo organismo, одно учреждение, وكالة واحدة, 单个机构
    """,
}
#: Choices of an activity, and the words for them, by the name of the target.
VOCABULARIES = {
    "status": (ActivityStatus, STATUSES),
    "kind": (ActivityKind, KINDS),
    "scope": (ActivityScope, SCOPES),
}
SHARE = re.compile(
    r"[<>~≈]?\s*[0-9]+(?:[.,][0-9]+)?\s*(?:%|٪|％|percent|per cent|pour cent|por ciento)?"
)


def read_word(name, text):
    """(value, rest) of a status, kind or scope; the rest is what is said beside it.

    Raises ValidationError for a number, Doubtful for a word that nobody taught us.
    """
    if not text.strip():
        return "", ""
    if name == "status" and SHARE.fullmatch(text.strip().casefold()):
        raise ValidationError(share_message(text.strip()), code="share")
    known = vocabulary(name)
    for head, rest in heads(text):
        if value := known.get(normalise(head)):
            return value, rest
    raise unknown(name, text)


def unknown(name, text):
    choices, _words = VOCABULARIES[name]
    near = nearest_of(normalise(text), vocabulary(name), 0.75)
    labels = [(str(value), str(label)) for value, label in choices.choices]
    return Doubtful(name, text.strip(), labels, suggested=near or "")


def share_message(text):
    labels = listed(f"“{label}”" for label in STATUS.labels)
    return _(
        "“%(value)s” is a number, not a status: it may be the share of the work done, of the time "
        "gone or of the money spent. Write one of: %(list)s. What the number says fits into the "
        "note on the status."
    ) % {"value": text, "list": labels}


def heads(text):
    """The whole text; then its beginning with what follows behind a sign: “Done (June 2015)”."""
    text = text.strip()
    yield text, ""
    found = re.match(
        r"(.+?)\s*(?:\((.+)\)|[:;,–—\n]\s*(.+)|\s-\s*(.+)|\.\s+(.+))\.?$", text, re.DOTALL
    )
    if found:
        yield found[1], " ".join(next(filter(None, found.groups()[1:])).split())


@lru_cache
def vocabulary(name):
    """{a word as it is compared: value}, in the six languages, our own labels among them."""
    choices, words = VOCABULARIES[name]
    known = {}
    for value, text in words.items():
        for word in text.split(","):
            for form in forms(normalise(word)):
                known.setdefault(form, str(value))
    for code in LANGUAGE_CODES:
        with override(code):
            labels = dict(choices.choices)
            for value in choices.values:
                known[normalise(labels[value])] = str(value)
                if name == "status":
                    known[normalise(WORDS[choices(value)])] = str(value)
    return {**known, **{normalise(value): str(value) for value in choices.values}}


def forms(word):
    """A participle in its genders: terminé and terminée, completado and completada, отменено."""
    yield word
    if re.search("[a-z]o$", word):
        yield f"{word[:-1]}a"
    if re.search("[a-z](?:e|u|it|is)$", word):
        yield f"{word}e"
    if re.search("[а-я]но$", word):
        stem = word[:-1]
        yield from (stem, f"{stem}а", f"{stem}ы", f"{stem}ный", f"{stem}ная")
